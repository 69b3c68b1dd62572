import { clausesByRule } from "../controls/framework";
import { frameworks } from "../controls/frameworks";
import { promises } from "../controls/promises";
import { adapters } from "../facts/adapters";
import { factsOf } from "../facts/context";
import { Estate } from "../facts/estate";
import type { Graph } from "../graph/graph";
import { rules } from "../rules";
import { demandsOn, type Demand } from "./demands";
import { evaluate, type Evaluation } from "./evaluate";
import { promiseVerdicts, type PromiseVerdict } from "./promises";
import type { Enforcement, Verdict, Waiver } from "./verdict";

/** What differs from the pack's defaults. */
export interface PackOptions {
  /** The day by which grants and waivers are judged, ISO date. */
  readonly asOf: string;
  readonly waivers?: readonly Waiver[];
  /** Values of rule parameters, by rule id; of these and a claim's the stricter holds. */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly enforcement?: Readonly<Record<string, Enforcement>>;
}

export interface Judgement {
  readonly estate: Estate;
  readonly verdicts: readonly Verdict[];
  readonly promises: readonly PromiseVerdict[];
}

/** The estate of a graph: facts are made once, and every rule shares them. */
export function estateOf(graph: Graph, asOf: string): Estate {
  return new Estate(factsOf(graph, adapters), asOf);
}

/** The demands of the whole pack on an estate. */
export function packDemands(estate: Estate, parameters: PackOptions["parameters"] = {}): readonly Demand[] {
  return demandsOn(rules, promises, estate.claims, parameters);
}

/** What every evaluation by this pack shares. */
export function packEvaluation(options: Omit<PackOptions, "asOf" | "parameters">): Omit<Evaluation, "demands"> {
  return { waivers: options.waivers, enforcement: options.enforcement, controls: clausesByRule(frameworks) };
}

/** Judges one stack by the whole pack. */
export function judge(graph: Graph, options: PackOptions): Judgement {
  const estate = estateOf(graph, options.asOf);
  const demands = packDemands(estate, options.parameters);
  const verdicts = evaluate(estate, { ...packEvaluation(options), demands });
  return { estate, verdicts, promises: promiseVerdicts(promises, estate.claims, verdicts) };
}

/** Whether a mandatory rule is violated: the difference between exit 0 and exit 1. */
export function violated(verdicts: readonly Verdict[]): boolean {
  return verdicts.some((verdict) => verdict.verdict === "fail" && verdict.enforcement === "mandatory");
}
