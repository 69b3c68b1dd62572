import { graphFromExport } from "../../../policy-pack/graph/from-export";
import { judge } from "../../../policy-pack/verdicts/judge";
import type { GraphDocument } from "../../../cli/preview/graph";
import { redacted } from "../../../cli/preview/redact";
import type { Result } from "./workspace";

/** A rule that says no, as the engine and the embedded preview both report it. */
export interface Violation {
  readonly rule: string;
  readonly resource: string;
  readonly message: string;
}

/** What a run of the engine with the pack found. */
export interface Found {
  readonly violations: readonly Violation[];
  /** What the engine said of policies that is no plain mandatory violation: a rule that could not run, or was weakened. */
  readonly degraded: readonly string[];
  /** Whether the rules over the whole stack were asked at all; a failed update may end before. */
  readonly complete: boolean;
}

interface PolicyEvent {
  readonly resourceUrn: string;
  readonly message: string;
  readonly policyName: string;
  readonly enforcementLevel: string;
}

interface EngineEvent {
  readonly policyEvent?: PolicyEvent;
  readonly policyAnalyzeStackSummaryEvent?: unknown;
}

/** The violations in the events that `--json` prints, one on a line. */
export function foundIn({ stdout }: Result): Found {
  const events = stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as EngineEvent);
  const policies = events.map(({ policyEvent }) => policyEvent).filter((event) => event !== undefined);
  const [plain, degraded] = [policies.filter(isPlain), policies.filter((event) => !isPlain(event))];
  return {
    violations: sorted(plain.map(violation)),
    degraded: degraded.map(
      ({ policyName, enforcementLevel, message }) => `${policyName}: ${enforcementLevel}: ${message}`,
    ),
    complete: events.some((event) => event.policyAnalyzeStackSummaryEvent !== undefined),
  };
}

function isPlain({ enforcementLevel, message }: PolicyEvent): boolean {
  return enforcementLevel === "mandatory" && !/can't run policy/i.test(message);
}

// The engine puts the rule's description before the message, and the stack's URN where there is none.
function violation({ policyName, resourceUrn, message }: PolicyEvent): Violation {
  const said = message.trimEnd();
  return { rule: policyName, resource: resourceUrn, message: said.slice(said.indexOf("\n") + 1) };
}

/** What the pack says of a graph in this process: its violations, and of what it cannot tell. */
export function judged(document: GraphDocument): { violations: Violation[]; unknown: ReadonlySet<string> } {
  const today = new Date().toISOString().slice(0, 10);
  const { verdicts } = judge(graphFromExport(redacted(document)), { asOf: today });
  return {
    violations: sorted(
      verdicts
        .filter(({ verdict }) => verdict === "fail")
        .map(({ rule, resource, message, promises }) => ({
          rule,
          resource,
          message: promises.length > 0 ? `[${promises.join(", ")}] ${message}` : message,
        })),
    ),
    unknown: new Set(verdicts.filter(({ verdict }) => verdict === "unknown").map(keyOf)),
  };
}

export function keyOf({ rule, resource }: Pick<Violation, "rule" | "resource">): string {
  return `${rule} ${resource}`;
}

export const keysOf = (violations: readonly Violation[]): string[] => [...new Set(violations.map(keyOf))].sort();

function sorted(violations: Violation[]): Violation[] {
  const key = (one: Violation): string => `${keyOf(one)} ${one.message}`;
  return violations.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
