import { failuresIn, recover, type Recovery } from "./interruption-recovery";
import type { Point } from "./interruption-points";
import type { Scenarios } from "./interruption-scenarios";
import { ledgerOf, pendingIn, recordedIn, without, type Ledger } from "./ledger";
import { runInto } from "./interruption";
import type { Workspace } from "./workspace";

/** How the engine is run at each: with events that can be read, and without previews that are not at stake. */
const RUN = (verb: string, { stack }: Workspace): string[] => [verb, "-s", stack, "--json", "--yes", "--skip-preview"];

const VERBS: Readonly<Record<Point["during"], { readonly at: string; readonly then: readonly string[] }>> = {
  "first up": { at: "up", then: ["up"] },
  up: { at: "up", then: ["up"] },
  refresh: { at: "refresh", then: ["refresh", "up"] },
  destroy: { at: "destroy", then: ["destroy"] },
};

/** What became of a stack that was interrupted. */
export interface Outcome {
  readonly point: Point;
  readonly killed: boolean;
  /** How the interrupted run ended: null where it was killed. */
  readonly code: number | null;
  /** What the engine said of it. */
  readonly said: string;
  readonly recovery: Recovery;
  /** State against cloud when it was interrupted, and when all was over. */
  readonly interrupted: Ledger;
  readonly over: Ledger;
  /** Whatever is still pending, or there, although all is over. */
  readonly left: readonly string[];
}

/** Interrupts a copy of the stack, does what the runbook says, goes on, and looks what is there. */
export async function suffered(point: Point, scenarios: Scenarios): Promise<Outcome> {
  const workspace = scenarios[point.during].copy();
  try {
    const killed = point.faults.some(({ hold }) => hold === true);
    const { at, then } = VERBS[point.during];
    const before = ledgerOf(workspace.things(), await workspace.state(), new Set());
    const result = await runInto(workspace, point.faults, RUN(at, workspace));
    const things = workspace.things();
    const recovery = await recover(workspace, result, killed);
    for (const verb of then) await workspace.must(...RUN(verb, workspace));
    const gone = point.during === "destroy";
    if (!gone) await workspace.must("preview", "-s", workspace.stack, "--expect-no-changes");
    const end = await workspace.state();
    return {
      point,
      killed,
      code: result.code,
      said: [...failuresIn(result).values()].find((message) => message !== "")?.trim() ?? "",
      recovery,
      interrupted: without(before, ledgerOf(things, recovery.state, recovery.named)),
      over: ledgerOf(workspace.things(), end, new Set()),
      left: [
        ...pendingIn(end).map(({ resource }) => resource.urn),
        ...(gone ? recordedIn(end).map(({ urn }) => urn) : []),
      ],
    };
  } finally {
    workspace.remove();
  }
}
