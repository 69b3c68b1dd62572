// Prints what a cold preview with all verdicts costs: npm run bench [-- STACK]
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type { EvidenceRecord } from "../policy-pack/verdicts/record";

const RUNS = 5;
const root = join(__dirname, "..");
const command = join(root, "bin/hardened-hosting.cjs");

/** Loaded into the measured process: says at its end how much memory it had at most. */
const reporter = `process.on("exit", () =>
  require("node:fs").writeFileSync(process.env.BENCH_USAGE, String(process.resourceUsage().maxRSS)));`;

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
  readonly summary: EvidenceRecord["summary"];
}

function measured(stack: string, folder: string): Run {
  const [hook, usage] = [join(folder, "usage.cjs"), join(folder, "usage")];
  writeFileSync(hook, reporter);
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--require", hook, command, "preview", stack, "--json"],
    { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, BENCH_USAGE: usage } },
  );
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0 && status !== 1) throw new Error(`preview ${stack}: ${stderr.trim()}`);
  const { summary } = JSON.parse(stdout) as EvidenceRecord;
  return { seconds, megabytes: Number(readFileSync(usage, "utf8")) / 1024, summary };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function main(stack: string): void {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    // The first run compiles what has changed; it is not measured.
    measured(stack, folder);
    const runs = Array.from({ length: RUNS }, () => measured(stack, folder));
    const { resources, rules, verdicts, mandatoryFailures } = runs[0]!.summary;
    const judged = Object.values(verdicts).reduce((sum, count) => sum + count, 0);
    const seconds = median(runs.map((run) => run.seconds));
    console.log(
      [
        `preview ${stack} and all verdicts, cold process, ${cpus().length} cores, median of ${RUNS}`,
        `time       ${seconds.toFixed(2)} s (${runs.map((run) => run.seconds.toFixed(2)).join(", ")})`,
        `memory     ${Math.max(...runs.map((run) => run.megabytes)).toFixed(0)} MB at most`,
        `resources  ${resources}  (${((seconds * 1000) / resources).toFixed(1)} ms each)`,
        `rules      ${rules}`,
        `verdicts   ${judged}, ${mandatoryFailures} mandatory failures`,
      ].join("\n"),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main(process.argv[2] ?? "lamplight");
