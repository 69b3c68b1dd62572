import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GraphDocument } from "../../../cli/preview/graph";
import { nameOf } from "../../../cli/preview/urn";
import type { Thing } from "../providers/cloud";
import { recordedIn, unrecorded } from "./ledger";
import { commandsUnder } from "./runbook";
import type { Result, Workspace } from "./workspace";

type Runbook = "interrupted-update" | "broken-state";

/** What somebody learned and did who came to an interrupted run with the runbook in hand. */
export interface Recovery {
  /** The URNs that were named as begun: the engine's pending operations, and what it reported as failed. */
  readonly named: ReadonlySet<string>;
  /** The pending operations, as `creating name`. */
  readonly pending: readonly string[];
  /** What was done by hand, in words. */
  readonly deeds: readonly string[];
  /** The state as it was found. */
  readonly state: GraphDocument;
}

interface Import {
  readonly type: string;
  readonly name: string;
  /** Only where `name` had to be another, since two things bear the same. */
  readonly logicalName?: string;
  id: string;
}

/** Follows the runbooks up to the point where the next update is due. */
export async function recover(workspace: Workspace, interrupted: Result, killed: boolean): Promise<Recovery> {
  const deeds = killed ? await opened(workspace) : [];
  const state = await workspace.state();
  const pending = (await typed(workspace, "interrupted-update", "See what was in flight"))
    .split("\n")
    .filter((line) => /^\w+ urn:/.test(line));
  const creating = pending.filter((line) => line.startsWith("creating "));
  const named = new Set([...pending.map(urnIn), ...failuresIn(interrupted).keys()]);
  const recorded = new Set(recordedIn(state).map(({ urn }) => urn));
  const found = unrecorded(workspace.things(), state).filter(({ urn }) => named.has(urn));
  const replacements = found.filter(({ urn }) => recorded.has(urn));
  const others = found.filter(({ urn }) => !recorded.has(urn));
  for (const { type, id } of replacements) workspace.do({ did: "delete", type, id });
  if (replacements.length > 0) deeds.push(`deleted ${replacements.length} that nothing used`);
  if (others.length > 0) {
    await adopt(workspace, others);
    deeds.push(`adopted ${others.length}`);
  }
  if (creating.length > 0) {
    await typed(workspace, "interrupted-update", "Forget what is settled");
    deeds.push(`cleared ${creating.length}`);
  }
  return { named, pending: pending.map((line) => line.replace(urnIn(line), nameOf(urnIn(line)))), deeds, state };
}

/** Gets past what an engine that was killed leaves behind, as the engine's messages and the runbook have it. */
async function opened(workspace: Workspace): Promise<string[]> {
  const refusal = async (): Promise<string> => {
    const { code, stderr } = await workspace.run("up", "-s", workspace.stack, "--yes", "--skip-preview");
    if (code === 0) throw new Error("an update went on although an engine had been killed in the midst of another");
    return stderr;
  };
  const deeds: string[] = [];
  let message = await refusal();
  if (/failed to load checkpoint: .*EOF/.test(message)) {
    await typed(workspace, "broken-state", "The file beside the state");
    deeds.push("removed the cut-off file");
    message = await refusal();
  }
  if (!/currently locked by 1 lock/.test(message)) throw new Error(`not refused by a lock: ${message}`);
  await typed(workspace, "interrupted-update", "Take the lock away");
  return [...deeds, "cancelled"];
}

/** Types what a runbook says under a heading; each of its blocks must succeed. */
export async function typed(workspace: Workspace, runbook: Runbook, heading: string): Promise<string> {
  const outputs: string[] = [];
  for (const script of commandsUnder(runbook, heading)) outputs.push(await entered(workspace, script));
  return outputs.join("\n");
}

async function entered(workspace: Workspace, script: string): Promise<string> {
  // Where a runbook leaves it to a person to look and say yes.
  const { code, stdout, stderr } = await workspace.shell(script, { PULUMI_SKIP_CONFIRMATIONS: "true" });
  if (code !== 0) throw new Error(`${script}ended with ${code}\n${stdout}\n${stderr}`);
  return stdout;
}

async function adopt(workspace: Workspace, things: readonly Thing[]): Promise<void> {
  const [list, ...others] = commandsUnder("interrupted-update", "Adopt what exists");
  await entered(workspace, list!);
  const file = join(workspace.folder, "adopt.json");
  const content = JSON.parse(readFileSync(file, "utf8")) as { resources: Import[] };
  const adopted = content.resources.flatMap((entry) => {
    const thing = things.find(
      ({ type, urn }) => type === entry.type && nameOf(urn) === (entry.logicalName ?? entry.name),
    );
    return thing === undefined ? [] : [{ ...entry, id: thing.id }];
  });
  if (adopted.length !== things.length) throw new Error(`${file} names ${adopted.length} of ${things.length} things`);
  writeFileSync(file, JSON.stringify({ ...content, resources: adopted }));
  for (const script of others) await entered(workspace, script);
}

interface Event {
  readonly resOpFailedEvent?: { readonly metadata: { readonly urn: string } };
  readonly diagnosticEvent?: { readonly urn?: string; readonly severity: string; readonly message: string };
}

/** What the engine reported as failed in a run with `--json`, with its message. */
export function failuresIn({ stdout }: Result): Map<string, string> {
  const failures = new Map<string, string>();
  for (const line of stdout.split("\n").filter((each) => each.startsWith("{"))) {
    const { resOpFailedEvent, diagnosticEvent } = JSON.parse(line) as Event;
    if (resOpFailedEvent !== undefined) {
      const { urn } = resOpFailedEvent.metadata;
      failures.set(urn, failures.get(urn) ?? "");
    }
    if (diagnosticEvent?.severity === "error" && diagnosticEvent.urn !== undefined) {
      failures.set(diagnosticEvent.urn, diagnosticEvent.message);
    }
  }
  return failures;
}

const urnIn = (line: string): string => line.replace(/^\w+ /, "");
