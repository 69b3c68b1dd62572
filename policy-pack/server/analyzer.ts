import type { Graph } from "../graph/graph";
import { decodeProperties, type Properties } from "../graph/values";
import { rules } from "../rules";
import type { Rule } from "../rules/rule";
import { judge, type PackOptions } from "../verdicts/judge";
import { remediesOn, remedying, type WireInputs } from "../verdicts/remediate";
import type { Verdict } from "../verdicts/verdict";

/** What the engine's configuration of the pack says, by rule id. */
export type Configuration = Required<Pick<PackOptions, "enforcement" | "parameters">>;

/**
 * The pack over one stack after another, as the engine drives it: each resource's inputs are shown when it is registered, and
 * at the end all resources with what the providers answered.
 */
export class Analyzer {
  private configuration: Configuration = { enforcement: {}, parameters: {} };
  private declared = new Map<string, () => WireInputs>();
  private judged = false;

  constructor(private readonly today: () => string) {}

  configure(configuration: Configuration): void {
    this.configuration = configuration;
  }

  /** Keeps the inputs of a resource, which are not among what is shown at the end. */
  declare(urn: string, inputs: () => WireInputs): void {
    // The whole stack comes last: whoever is registered after it belongs to the next run.
    if (this.judged) this.declared = new Map();
    this.judged = false;
    this.declared.set(urn, inputs);
  }

  /** All verdicts on a stack; its graph is made with the inputs that were declared, by URN. */
  judge(graphWith: (inputsOf: (urn: string) => Properties | undefined) => Graph): readonly Verdict[] {
    this.judged = true;
    const graph = graphWith((urn) => {
      const inputs = this.declared.get(urn);
      return inputs && decodeProperties(inputs());
    });
    return judge(graph, { asOf: this.today(), ...this.configuration }).verdicts;
  }

  /** What the wanted remedies make of a resource's inputs, one after another. */
  remedies(type: string, inputs: () => WireInputs): readonly { readonly rule: Rule; readonly inputs: WireInputs }[] {
    const wanted = remedying(rules, this.configuration.enforcement).filter(({ remedies }) => remedies?.[type]);
    return wanted.length === 0 ? [] : remediesOn(wanted, type, inputs());
  }
}
