import { asSecret, unknownValue, type Properties } from "../../../cli/preview/graph";
import type { SdkShapes } from "../../support/sdk-shapes";
import type { Attributes } from "./cloud-provider";
import { differences } from "./differences";
import { Faults } from "./faults";
import type { Change, Checked, Problem, Provider, State, Subject } from "./provider";
import { sdkProblems } from "./sdk-problems";
import { bareAll, hasUnknown } from "./wire";

/** A type of thing that has no cloud: it is made once and from then on lives in the state alone. */
export interface LocalType {
  /** What the provider takes where the program gives nothing; it shows among the outputs. */
  readonly defaults?: Properties;
  /** What it makes, unknown at preview. */
  readonly computed: readonly string[];
  /** Those of them that are secret. */
  readonly secret?: readonly string[];
  /** Inputs that may change without a new thing. */
  readonly inPlace?: readonly string[];
  /** Inputs that the state must not hold. */
  readonly writeOnly?: readonly string[];
  /** What its schema cannot say; nothing unknown is among the inputs. */
  readonly problems?: (inputs: Properties) => Problem[];
  readonly make: (inputs: Properties) => Attributes;
  /** Outputs that changed by themselves, as time goes by. */
  readonly aged?: (outputs: Properties) => Properties;
}

/** Serves types that are made of nothing but their inputs and chance. */
export abstract class LocalProvider implements Provider {
  abstract readonly name: string;
  protected abstract readonly types: Readonly<Record<string, LocalType>>;
  private readonly faults: Faults;

  constructor(
    readonly version: string,
    private readonly sdk: SdkShapes,
    folder: string,
  ) {
    this.faults = new Faults(folder);
  }

  abstract invoke(token: string, args: Properties): Properties;

  configure(): void {
    // Nothing of theirs depends on how the provider is configured.
  }

  check(subject: Subject, inputs: Properties): Checked {
    const own = this.typeOf(subject).problems?.(known(inputs)) ?? [];
    return { inputs, problems: [...sdkProblems(this.name, this.sdk, subject, inputs), ...own] };
  }

  diff(subject: Subject, before: State, inputs: Properties): Change {
    const { inPlace = [], aged } = this.typeOf(subject);
    const changed = differences(before.inputs, inputs, (_, property) => !inPlace.includes(property));
    const older = aged?.(bareAll(before.outputs)) ?? {};
    return { differences: [...changed, ...differences(before.outputs, { ...before.outputs, ...older }, () => true)] };
  }

  planned(subject: Subject, inputs: Properties, before?: State): Properties {
    const { computed } = this.typeOf(subject);
    const given = this.shown(subject, inputs);
    if (before !== undefined) return { ...before.outputs, ...given };
    return { ...given, id: unknownValue, ...Object.fromEntries(computed.map((key) => [key, unknownValue])) };
  }

  async create(subject: Subject, inputs: Properties): Promise<State> {
    await this.faults.meet("create", subject.urn, () => undefined);
    const { make, defaults, secret = [] } = this.typeOf(subject);
    const { id, outputs: made } = make({ ...defaults, ...bareAll(inputs) });
    const outputs: Properties = { ...this.shown(subject, inputs), id };
    for (const [key, value] of Object.entries(made)) outputs[key] = secret.includes(key) ? asSecret(value) : value;
    return { id, inputs, outputs };
  }

  async read(subject: Subject, id: string, state: State | undefined): Promise<State | undefined> {
    await this.faults.meet("read", subject.urn, () => undefined);
    if (state === undefined) throw new Error(`${subject.type}: the stand-in for ${this.name} imports nothing: ${id}`);
    return { ...state, outputs: { ...state.outputs, ...this.typeOf(subject).aged?.(bareAll(state.outputs)) } };
  }

  async update(subject: Subject, before: State, inputs: Properties): Promise<State> {
    await this.faults.meet("update", subject.urn, () => undefined);
    return { id: before.id, inputs, outputs: { ...before.outputs, ...this.shown(subject, inputs) } };
  }

  async delete({ urn }: Subject): Promise<void> {
    await this.faults.meet("delete", urn, () => undefined);
  }

  private typeOf({ type }: Subject): LocalType {
    const found = this.types[type];
    if (found !== undefined) return found;
    throw new Error(`${type}: the stand-in for ${this.name} has only ${Object.keys(this.types).join(", ")}`);
  }

  private shown(subject: Subject, inputs: Properties): Properties {
    const { defaults, writeOnly = [] } = this.typeOf(subject);
    const all = { ...defaults, ...inputs };
    return Object.fromEntries(Object.entries(all).filter(([key]) => !writeOnly.includes(key)));
  }
}

function known(inputs: Properties): Properties {
  return Object.fromEntries(Object.entries(bareAll(inputs)).filter(([, value]) => !hasUnknown(value)));
}
