import { spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parse, stringify } from "yaml";
import type { GraphDocument } from "../../../cli/preview/graph";
import { Cloud, type Deed, type Thing } from "../providers/cloud";
import type { Conditions } from "../providers/conditions";
import type { Fault, Met } from "../providers/faults";
import type { Change } from "../../mutations/mutation";
import type { Cli } from "./cli";
import { packed } from "./changes-file";

export const project = join(__dirname, "../../..");
/** The day by which everything is judged, so that no test changes its mind overnight. */
export const AS_OF = "2026-06-01";

export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that was started. */
export interface Running {
  /** None where it could not be started; `ended` says why. */
  readonly pid: number | undefined;
  readonly ended: Promise<Result>;
}

/**
 * The project in a folder of its own, with stand-ins for its providers, a backend of files and a cloud that is a
 * journal: everything that the engine writes stays in there, and nothing reaches a network.
 */
export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), "hosting-engine-"));
  private readonly cloud = join(this.folder, "cloud");
  private readonly bin = join(this.folder, "bin");

  constructor(
    private readonly cli: Cli,
    readonly stack: string,
    private readonly providers: readonly string[] = ["aws"],
  ) {
    for (const folder of ["cloud", "backend", "stacks", "home", "bin"]) mkdirSync(join(this.folder, folder));
    const programs = readdirSync(join(project, "stacks")).filter((name) => !name.startsWith("Pulumi."));
    const linked = ["components", "policy-pack", "tests", "cli", "node_modules", "package.json"];
    for (const path of [...linked, ...programs.map((name) => join("stacks", name))]) {
      symlinkSync(join(project, path), join(this.folder, path));
    }
    cpSync(join(project, "stacks", `Pulumi.${stack}.yaml`), this.settingsFile);
    this.useProgram(undefined);
    this.writeLauncher();
  }

  /** Runs the CLI to its end, whatever that is. */
  run(...args: string[]): Promise<Result> {
    return this.runWith({}, ...args);
  }

  runWith(env: NodeJS.ProcessEnv, ...args: string[]): Promise<Result> {
    return this.launch(env, ...args).ended;
  }

  /** Starts the CLI, for those who do not let it end. */
  launch(env: NodeJS.ProcessEnv, ...args: string[]): Running {
    return this.spawned(join(this.cli.folder, "pulumi"), [...args, "--non-interactive", "--color", "never"], env);
  }

  private spawned(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Running {
    const child = spawn(program, args, {
      cwd: this.folder,
      env: { ...this.environment(), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = new Promise<Result>((resolve, reject) => {
      let [stdout, stderr] = ["", ""];
      child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
      child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
      child.on("error", reject).on("close", (code) => resolve({ code, stdout, stderr }));
    });
    return { pid: child.pid, ended };
  }

  /** Runs shell commands as a person would type them in the project's folder; `npx` finds the CLI and the command. */
  shell(script: string, env: NodeJS.ProcessEnv = {}): Promise<Result> {
    return this.spawned("bash", ["-euo", "pipefail", "-c", script], env).ended;
  }

  /** The same where success is expected. */
  async must(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(...args);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${code}\n${stdout}\n${stderr}`);
    return stdout;
  }

  async start(): Promise<void> {
    await this.must("stack", "init", this.stack);
    await this.configure("asOf", AS_OF);
  }

  configure(key: string, value: string): Promise<string> {
    return this.must("config", "set", "-s", this.stack, `hosting:${key}`, value);
  }

  /** Replaces a structured value. */
  configureAt(key: string, change: (value: unknown) => unknown): void {
    const content = parse(readFileSync(this.settingsFile, "utf8")) as { config: Record<string, unknown> };
    content.config[`hosting:${key}`] = change(content.config[`hosting:${key}`]);
    // Quoted, or the engine would take a day for a moment in time.
    writeFileSync(
      this.settingsFile,
      stringify(content, { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" }),
    );
  }

  async state(): Promise<GraphDocument> {
    return JSON.parse(await this.must("stack", "export", "-s", this.stack, "--show-secrets")) as GraphDocument;
  }

  /** The state in a file, as `pulumi stack export` writes it. */
  async exported(): Promise<string> {
    const file = join(this.folder, "state.json");
    await this.must("stack", "export", "-s", this.stack, "--show-secrets", "--file", file);
    return file;
  }

  /** The program changed as a mutation says, from now on; none to take the changes back. */
  mutate(changes: readonly Change[]): void {
    writeFileSync(join(this.folder, "changes.json"), packed(changes));
    this.useProgram(changes.length > 0 ? "tests/engine/support/program.cjs" : undefined);
  }

  /** Keeps what is deployed now: whatever refers to a resource that a mutation removes goes on doing so. */
  async remember(): Promise<void> {
    const { resources } = (await this.state()).deployment;
    const before = resources.map(({ urn, id, outputs }) => [urn, { id: id ?? "", outputs }]);
    writeFileSync(join(this.folder, "before.json"), JSON.stringify(Object.fromEntries(before)));
  }

  /** Another workspace with the same state and cloud, from which both go separate ways. */
  copy(): Workspace {
    const copy = new Workspace(this.cli, this.stack, this.providers);
    for (const folder of ["cloud", "backend"]) {
      cpSync(join(this.folder, folder), join(copy.folder, folder), { recursive: true });
    }
    cpSync(this.settingsFile, copy.settingsFile);
    const before = join(this.folder, "before.json");
    if (existsSync(before)) cpSync(before, join(copy.folder, "before.json"));
    return copy;
  }

  /** How the cloud behaves from now on without anything being wrong. */
  conditions(conditions: Conditions): void {
    writeFileSync(join(this.cloud, "conditions.json"), JSON.stringify(conditions));
  }

  faults(faults: readonly Fault[]): void {
    writeFileSync(join(this.cloud, "faults.json"), JSON.stringify(faults));
  }

  /** Something done behind the engine's back. */
  do(deed: Deed): void {
    writeFileSync(join(this.cloud, "journal.jsonl"), `${JSON.stringify(deed)}\n`, { flag: "a" });
  }

  /** All that was ever done in the cloud. */
  deeds(): Deed[] {
    return this.lines<Deed>("journal.jsonl");
  }

  /** What exists in the cloud. */
  things(): Thing[] {
    return new Cloud(this.cloud).all();
  }

  /** The faults that operations met. */
  met(): Met[] {
    return this.lines<Met>("met.jsonl");
  }

  private lines<Line>(name: string): Line[] {
    const file = join(this.cloud, name);
    if (!existsSync(file)) return [];
    // The last one may be half written.
    const whole = readFileSync(file, "utf8").split("\n").slice(0, -1);
    return whole.map((line) => JSON.parse(line) as Line);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Where the backend keeps the stack's state. */
  get stateFile(): string {
    return join(this.folder, "backend", ".pulumi", "stacks", "hosting", `${this.stack}.json`);
  }

  get projectFile(): string {
    return join(this.folder, "Pulumi.yaml");
  }

  /** The stack's configuration, where the project's own lies too. */
  get settingsFile(): string {
    return join(this.folder, "stacks", `Pulumi.${this.stack}.yaml`);
  }

  /** `npx` without a network: it knows the two programs that the project brings. */
  private writeLauncher(): void {
    const file = join(this.bin, "npx");
    const launcher = `#!/bin/sh
program=$1; shift
case $program in
  pulumi) exec "${join(this.cli.folder, "pulumi")}" "$@" --non-interactive --color never ;;
  hardened-hosting) exec node "${join(project, "bin/hardened-hosting.cjs")}" "$@" ;;
  *) echo "npx: $program is no program of this project" >&2; exit 127 ;;
esac
`;
    writeFileSync(file, launcher);
    chmodSync(file, 0o755);
  }

  /** Another program than the project's own, by its path in the project; none for the project's own. */
  useProgram(main: string | undefined): void {
    const content = parse(readFileSync(join(project, "Pulumi.yaml"), "utf8")) as Record<string, unknown>;
    const plugins = this.providers.map((name) => ({ name, path: join(project, "tests/engine/providers", name) }));
    writeFileSync(
      this.projectFile,
      stringify({
        ...content,
        ...(main === undefined ? {} : { main }),
        plugins: { providers: plugins },
      }),
    );
  }

  private environment(): NodeJS.ProcessEnv {
    // An account's token, or another engine's settings, have no business here.
    const inherited = Object.entries(process.env).filter(([key]) => !/^(PULUMI|AWS)_/.test(key));
    return {
      ...Object.fromEntries(inherited),
      PATH: [this.bin, this.cli.folder, process.env.PATH].join(delimiter),
      PULUMI_HOME: join(this.folder, "home"),
      PULUMI_BACKEND_URL: `file://${join(this.folder, "backend")}`,
      PULUMI_CONFIG_PASSPHRASE: "a passphrase for tests",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      STAND_IN_CLOUD: this.cloud,
      PROGRAM_CHANGES: join(this.folder, "changes.json"),
      PROGRAM_BEFORE: join(this.folder, "before.json"),
    };
  }
}
