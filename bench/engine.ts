// Prints what a preview by the real engine costs against the embedded one: npm run bench:engine [-- STACK]
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { findCli, NO_CLI } from "../tests/engine/support/cli";
import { Workspace, type Result } from "../tests/engine/support/workspace";

const RUNS = 5;
const ways = ["embedded", "engine", "engine with pack"] as const;
type Way = (typeof ways)[number];

/** Loaded into every Node process: the language host says at its end how much memory it had at most. */
const reporter = `process.on("exit", () => {
  if (process.argv[1]?.endsWith("/pulumi/cmd/run/index.js"))
    require("node:fs").writeFileSync(process.env.BENCH_USAGE + "/" + process.pid, String(process.resourceUsage().maxRSS));
});`;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

class Bench {
  private readonly usage: string;
  private readonly environment: NodeJS.ProcessEnv;

  constructor(
    private readonly workspace: Workspace,
    private readonly stack: string,
  ) {
    this.usage = join(workspace.folder, "usage");
    mkdirSync(this.usage);
    const hook = join(workspace.folder, "usage.cjs");
    writeFileSync(hook, reporter);
    this.environment = { NODE_OPTIONS: `--require ${hook}`, BENCH_USAGE: this.usage };
  }

  async seconds(way: Way): Promise<number> {
    const start = process.hrtime.bigint();
    const { code, stderr, stdout } = await this.previewed(way);
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    if (code !== 0) throw new Error(`${way}: ended with ${code}\n${stdout}\n${stderr}`);
    return seconds;
  }

  private previewed(way: Way): Promise<Result> {
    if (way === "embedded") return this.workspace.shell(`npx hardened-hosting preview ${this.stack} --json`);
    const pack = way === "engine" ? [] : ["--policy-pack", "policy-pack"];
    return this.workspace.runWith(this.environment, "preview", "-s", this.stack, ...pack);
  }

  languageHostMegabytes(): number {
    const peaks = readdirSync(this.usage).map((file) => Number(readFileSync(join(this.usage, file), "utf8")) / 1024);
    if (peaks.length === 0) throw new Error("no language host said how much memory it had");
    return Math.max(...peaks);
  }
}

async function main(stack: string): Promise<void> {
  const cli = findCli();
  if (cli === undefined) throw new Error(NO_CLI);
  const workspace = new Workspace(cli, stack);
  try {
    await workspace.start();
    const bench = new Bench(workspace, stack);
    const seconds: Record<Way, number[]> = { embedded: [], engine: [], "engine with pack": [] };
    // The first round compiles and fills caches; it is not counted. Then in turns, so that a busy machine is so for all.
    for (const way of ways) await bench.seconds(way);
    for (let run = 0; run < RUNS; run++) for (const way of ways) seconds[way].push(await bench.seconds(way));
    const middle = (way: Way): number => median(seconds[way]);
    console.log(
      `preview ${stack}, Pulumi ${cli.version}, stand-in providers, ${cpus().length} cores, median of ${RUNS}`,
    );
    for (const way of ways) {
      const all = seconds[way].map((one) => one.toFixed(2)).join(", ");
      console.log(`${way.padEnd(17)} ${middle(way).toFixed(2)} s (${all})`);
    }
    const share = seconds["engine with pack"].map((one, run) => one - seconds.engine[run]!);
    console.log(`the pack's share  ${median(share).toFixed(2)} s (${share.map((one) => one.toFixed(2)).join(", ")})`);
    console.log(`embedded is       ${(middle("engine with pack") / middle("embedded")).toFixed(1)} times as fast`);
    console.log(`language host     ${bench.languageHostMegabytes().toFixed(0)} MB at most`);
  } finally {
    workspace.remove();
  }
}

main(process.argv[2] ?? "lamplight").catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
