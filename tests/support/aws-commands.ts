import { spawn, spawnSync, type ChildProcessByStdio } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** What to say where the CLI is missing. */
export const NO_AWS_CLI =
  "THE AWS COMMANDS WERE NOT TESTED: no Python on PATH can import awscli; `pip install awscli` brings it";

/** What the AWS CLI made of one command. */
export interface AwsCall {
  readonly arguments: readonly string[];
  readonly code: number;
  readonly output: string;
  /** What it would have sent. */
  readonly requests: readonly { service: string; operation: string; parameters: Record<string, unknown> }[];
  readonly problems: readonly string[];
}

/** What the stack's own commands print. */
export interface Stack {
  readonly state: string;
  readonly config: Readonly<Record<string, string>>;
}

/** What a script did. */
export interface Ran {
  readonly code: number | null;
  readonly stderr: string;
  readonly aws: readonly AwsCall[];
  /** The arguments of each `npx`. */
  readonly npx: readonly (readonly string[])[];
}

/** The Python in which the AWS CLI lies: its own, as `pipx` installs it, or one on PATH. */
export function pythonOfAwsCli(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const own = folders.flatMap((folder) => interpreterOf(join(folder, "aws")));
  const candidates = [...own, ...folders.map((folder) => join(folder, "python3"))].filter((file) => existsSync(file));
  return candidates.find((python) => spawnSync(python, ["-c", "import awscli"]).status === 0);
}

function interpreterOf(program: string): string[] {
  if (!existsSync(program)) return [];
  const first = readFileSync(program, "latin1").split("\n", 1)[0]!;
  return [...first.matchAll(/^#!(\S*python\S*)$/g)].map(([, python]) => python!);
}

/**
 * Runs shell scripts in which `aws` is the AWS CLI's own code, that sends nothing and answers with samples, and in which
 * the other programs of runbooks only note that they were called.
 */
export class AwsCommands {
  private readonly folder = mkdtempSync(join(tmpdir(), "hosting-aws-"));
  private readonly bin = join(this.folder, "bin");
  private readonly calls: AwsCall[] = [];
  private port = "";

  private constructor(private readonly server: ChildProcessByStdio<null, Readable, null>) {}

  /** @param stack what `pulumi stack export` and `pulumi config get` print */
  static async start(python: string, stack: Stack): Promise<AwsCommands> {
    const server = spawn(python, [join(__dirname, "aws-commands.py")], {
      env: { PATH: process.env.PATH, AWS_ACCESS_KEY_ID: "none", AWS_SECRET_ACCESS_KEY: "none", ...alone },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const commands = new AwsCommands(server);
    commands.write(stack);
    await new Promise<void>((resolve, reject) => {
      server.on("error", reject).on("exit", () => reject(new Error("the AWS CLI's code did not start")));
      createInterface({ input: server.stdout }).on("line", (line) => {
        if (commands.port !== "") return void commands.calls.push(JSON.parse(line) as AwsCall);
        commands.port = line;
        resolve();
      });
    });
    return commands;
  }

  stop(): void {
    this.server.removeAllListeners("exit").kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async run(script: string): Promise<Ran> {
    const home = mkdtempSync(join(this.folder, "run-"));
    const [first, notes] = [this.calls.length, join(home, ".npx")];
    writeFileSync(notes, "");
    const { code, stderr } = await this.shell(script, home, notes);
    const npx = readFileSync(notes, "utf8").split("\n").filter(Boolean);
    return { code, stderr, aws: this.calls.slice(first), npx: npx.map((line) => line.split("\t").slice(0, -1)) };
  }

  private shell(script: string, home: string, notes: string): Promise<{ code: number | null; stderr: string }> {
    const PATH = [this.bin, process.env.PATH].join(delimiter);
    const printed = { STATE: join(this.folder, "state.json"), CONFIG: join(this.folder, "config") };
    const env = { PATH, HOME: home, AWS_CLI_PORT: this.port, NOTES: notes, ...printed };
    return new Promise((resolve, reject) => {
      const child = spawn("bash", ["-euo", "pipefail", "-c", script], {
        cwd: home,
        env,
        stdio: ["ignore", "ignore", "pipe"],
        timeout: 30_000,
      });
      let stderr = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
      child.on("error", reject).on("close", (code) => resolve({ code, stderr }));
    });
  }

  private write({ state, config }: Stack): void {
    for (const folder of [this.bin, join(this.folder, "config")]) mkdirSync(folder);
    writeFileSync(join(this.folder, "state.json"), state);
    for (const [key, value] of Object.entries(config)) writeFileSync(join(this.folder, "config", key), value);
    for (const [name, text] of Object.entries(programs)) {
      writeFileSync(join(this.bin, name), `#!/usr/bin/env bash\nset -euo pipefail\n${text}`);
      chmodSync(join(this.bin, name), 0o755);
    }
  }
}

// No profile, no role of a machine: nothing that it could ask the network for.
const alone = {
  AWS_DEFAULT_REGION: "eu-west-2",
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_PAGER: "",
};

const programs = {
  // What it is to read from its input is put into a file first, as its code runs elsewhere.
  aws: `arguments=("$@")
for i in "\${!arguments[@]}"; do
  case \${arguments[i]} in
    file:///dev/stdin) cat >input.txt; arguments[i]=file://input.txt ;;
  esac
done
exec 3<>/dev/tcp/127.0.0.1/"$AWS_CLI_PORT"
printf '%s\\0' "$PWD" "\${arguments[@]}" >&3
echo >&3
IFS= read -r code <&3
cat <&3
exit "$code"
`,
  npx: `printf '%s\\t' "$@" >>"$NOTES"
echo >>"$NOTES"
case "$*" in
  "pulumi stack output "*) for last; do :; done; echo "$last" ;;
  "pulumi config get "*) for last; do :; done; cat "$CONFIG/$last" ;;
  "pulumi stack export "*--file*) for last; do :; done; cp "$STATE" "$last" ;;
  "pulumi stack export"*) cat "$STATE" ;;
esac
`,
  ...Object.fromEntries(["git", "npm", "sleep", "ssh", "ssh-keygen"].map((name) => [name, "exit 0\n"])),
};
