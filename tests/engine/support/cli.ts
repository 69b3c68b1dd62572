import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const project = join(__dirname, "../../..");

/** A Pulumi CLI that is on this machine already. */
export interface Cli {
  /** The folder with `pulumi` and the language hosts beside it. */
  readonly folder: string;
  readonly version: string;
}

/**
 * The CLI that `npx pulumi` would run, where its launcher has it already, or else the one on PATH. The launcher itself is
 * never asked: it would go to the network for what is missing.
 */
export function findCli(): Cli | undefined {
  for (const folder of [launchersCache(), ...onPath()]) {
    if (!existsSync(join(folder, "pulumi"))) continue;
    const { status, stdout } = spawnSync(join(folder, "pulumi"), ["version"], {
      encoding: "utf8",
      env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    });
    if (status === 0) return { folder, version: stdout.trim() };
  }
  return undefined;
}

/** What to say where there is none. */
export const NO_CLI =
  "THE ENGINE WAS NOT TESTED: no Pulumi CLI in the launcher's cache or on PATH; `npx pulumi version` fetches one";

function launchersCache(): string {
  const { version } = JSON.parse(readFileSync(join(project, "node_modules/pulumi/package.json"), "utf8")) as {
    version: string;
  };
  return join(process.env.PULUMI_HOME ?? join(homedir(), ".pulumi"), "versions", version, "bin");
}

// npm puts its launchers on PATH: they are not the CLI.
function onPath(): string[] {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "" && !folder.includes("node_modules"));
}
