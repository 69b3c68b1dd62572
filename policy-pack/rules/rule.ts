import type { Estate } from "../facts/estate";
import type { Cloud, FactKind, FactKinds } from "../facts/kinds";
import type { Outcome } from "../logic/outcome";
import type { Parameter, Parameters, ValuesOf } from "./parameter";

export type Severity = "low" | "medium" | "high" | "critical";

/** What a rule looks at: every fact of a kind, or the whole stack. */
export type Over = FactKind | "estate";
export type SubjectOf<K extends Over> = K extends FactKind ? FactKinds[K] : Estate;

/** Corrects a resource's inputs; undefined where there is nothing to correct. */
export type Remedy = (inputs: Readonly<Record<string, unknown>>) => Record<string, unknown> | undefined;

export interface RuleSpec<K extends Over, P> {
  /** What must hold, as words joined by hyphens: the file's name, the CrossGuard policy's name. */
  readonly id: string;
  /** One sentence. */
  readonly title: string;
  readonly severity: Severity;
  readonly over: K;
  /** Only where one cloud has the thing. @default both */
  readonly clouds?: readonly Cloud[];
  /**
   * `claimed`: only where a promise that demands it is claimed, for what not every stack needs. @default always
   */
  readonly enforced?: "always" | "claimed";
  readonly parameters?: P;
  /** Which of the facts it is about; the others are not applicable. @default all */
  readonly when?: (subject: SubjectOf<K>, values: ValuesOf<P>, estate: Estate) => boolean;
  readonly holds: (subject: SubjectOf<K>, values: ValuesOf<P>, estate: Estate) => Outcome;
  /** What to do, by cloud. */
  readonly fix: Partial<Record<Cloud, string>>;
  /** The source of the demand: a vendor's page or a standard's clause. */
  readonly source?: string;
  /** Corrections by resource type, applied only where the policy's enforcement level is `remediate`. */
  readonly remedies?: Readonly<Record<string, Remedy>>;
}

/** A rule with its types taken off, as the evaluation handles all rules alike. */
export interface Rule extends Omit<RuleSpec<Over, Parameters>, "when" | "holds" | "parameters"> {
  readonly parameters: Readonly<Record<string, Parameter<unknown>>>;
  readonly enforced: "always" | "claimed";
  readonly when?: (subject: never, values: never, estate: Estate) => boolean;
  readonly holds: (subject: never, values: never, estate: Estate) => Outcome;
}

/** Declares a rule. */
export function rule<K extends Over, const P extends object = Record<never, never>>(spec: RuleSpec<K, P>): Rule {
  return {
    ...spec,
    parameters: spec.parameters ?? {},
    enforced: spec.enforced ?? "always",
  };
}
