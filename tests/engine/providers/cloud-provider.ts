import { unknownValue, type Properties } from "../../../cli/preview/graph";
import { Cloud, type Thing } from "./cloud";
import { Climate, pass } from "./conditions";
import { differences } from "./differences";
import { Faults } from "./faults";
import { allUnknown, computedIn, merged } from "./merge";
import { NotNow, patiently, type Patience } from "./patience";
import {
  Unfinished,
  type Change,
  type Checked,
  type Problem,
  type Provider,
  type State,
  type Subject,
} from "./provider";
import { bareAll, hasUnknown, mapped, textsIn } from "./wire";

/** What a cloud gives a new resource: its id, and what it computes beyond the inputs. */
export interface Attributes {
  readonly id: string;
  readonly outputs: Properties;
}

/** What the providers of clouds have in common: a cloud behind them that refuses, forgets, is late and is slow. */
export abstract class CloudProvider implements Provider {
  abstract readonly name: string;
  protected abstract readonly patience: Patience;
  protected readonly cloud: Cloud;
  private readonly faults: Faults;
  private readonly climate: Climate;

  constructor(
    readonly version: string,
    folder: string,
  ) {
    this.cloud = new Cloud(folder);
    this.faults = new Faults(folder);
    this.climate = new Climate(folder);
  }

  abstract configure(settings: Properties): void;
  abstract invoke(token: string, args: Properties): Properties;
  /** The type under which the cloud knows it. */
  protected abstract kindOf(type: string): string;
  protected abstract completed(subject: Subject, inputs: Properties, before: Properties, seed: Uint8Array): Properties;
  protected abstract problems(subject: Subject, inputs: Properties): Problem[];
  protected abstract isImmutable(type: string, path: string, property: string): boolean;
  /** Whether a replacement would bear the same name as what it replaces. */
  protected abstract keepsItsName(subject: Subject, before: Properties, after: Properties): boolean;
  protected abstract attributes(subject: Subject, inputs: Properties): Attributes;
  /** The inputs that are outputs too, in the form in which the cloud shows them. */
  protected abstract shown(subject: Subject, inputs: Properties): Properties;
  /** What a change makes the cloud compute anew. */
  protected abstract recomputed(subject: Subject, before: State, inputs: Properties): Properties;
  /** The first thing that the inputs refer to and that does not exist, in the cloud's words. */
  protected abstract missing(subject: Subject, id: string, inputs: Properties): string | undefined;
  /** Says that there is no such thing, in the cloud's words. */
  protected abstract absent(what: string): string;
  /** Why there cannot be a new thing of this id, in the cloud's words. */
  protected abstract creationRefusal(subject: Subject, id: string, inputs: Properties): string | undefined;
  protected abstract updateRefusal(thing: Thing, inputs: Properties): string | undefined;
  protected abstract deletionRefusal(thing: Thing): Error | undefined;
  /** What goes with a thing that is deleted. */
  protected abstract deletedWith(thing: Thing): Thing[];
  /** Seconds that the provider waits for a new thing to be ready where the program does not say. */
  protected abstract timeoutOf(type: string): number;
  /** Says that a new thing was not ready in time, in the provider's words. */
  protected abstract tooLate(type: string, id: string, limit: number): string;

  check(subject: Subject, inputs: Properties, before: Properties | undefined, seed: Uint8Array): Checked {
    const completed = this.completed(subject, inputs, before ?? {}, seed);
    return { inputs: completed, problems: this.problems(subject, completed) };
  }

  diff(subject: Subject, before: State, inputs: Properties): Change {
    return {
      differences: differences(before.inputs, inputs, (path, property) =>
        this.isImmutable(subject.type, path, property),
      ),
      deleteBeforeReplace: this.keepsItsName(subject, bareAll(before.inputs), bareAll(inputs)),
    };
  }

  planned(subject: Subject, inputs: Properties, before?: State): Properties {
    const shown = this.shown(subject, inputs);
    if (before !== undefined) {
      const kept = computedIn(before.outputs, this.shown(subject, before.inputs));
      const anew = mapped(this.recomputed(subject, before, bareAll(inputs)), allUnknown);
      return merged(merged(kept, anew), shown);
    }
    // Which attributes there will be is known, what they will be is not.
    const { outputs } = this.attributes(subject, bareAll(inputs));
    return merged({ id: unknownValue, ...mapped(outputs, allUnknown) }, shown);
  }

  async create(subject: Subject, inputs: Properties): Promise<State> {
    const { urn } = subject;
    const type = this.kindOf(subject.type);
    const { id, outputs } = this.attributes(subject, bareAll(inputs));
    // As the real providers have it, the id is among the outputs too: policies see nothing else of a resource.
    const state: State = { id, inputs, outputs: merged({ id, ...outputs }, this.shown(subject, inputs)) };
    const make = (): void => {
      this.cloud.do({ did: "create", urn, type, ...state });
      this.climate.made(urn, [id, ...textsIn(outputs).filter((each) => each.startsWith("arn:"))]);
    };
    await patiently(this.patience, async () => {
      await this.faults.meet("create", urn, make);
      refuseUnknown(subject, inputs);
      const refusal = this.creationRefusal(subject, id, bareAll(inputs));
      if (refusal !== undefined) throw new Error(refusal);
      this.refuseMissing(subject, id, inputs);
      make();
    });
    await this.untilItIsSeen(state);
    await this.untilItIsReady(subject, state);
    return state;
  }

  async read({ urn, type }: Subject, id: string): Promise<State | undefined> {
    return patiently(this.patience, async () => {
      await this.faults.meet("read", urn, () => undefined);
      return this.cloud.get(this.kindOf(type), id);
    });
  }

  async update(subject: Subject, { id }: State, inputs: Properties): Promise<State> {
    const { urn } = subject;
    const type = this.kindOf(subject.type);
    const before = this.cloud.get(type, id);
    if (before === undefined) throw new Error(this.absent(id));
    const kept = computedIn(before.outputs, this.shown(subject, before.inputs));
    const anew = this.recomputed(subject, before, bareAll(inputs));
    const outputs = merged(merged(kept, anew), this.shown(subject, inputs));
    const change = (): void => this.cloud.do({ did: "update", urn, type, id, inputs, outputs });
    await patiently(this.patience, async () => {
      await this.faults.meet("update", urn, change);
      const refusal = this.updateRefusal(before, bareAll(inputs));
      if (refusal !== undefined) throw new Error(refusal);
      this.refuseMissing(subject, id, inputs);
      change();
    });
    return { id, inputs, outputs };
  }

  async delete({ urn, type: token }: Subject, { id }: State): Promise<void> {
    const type = this.kindOf(token);
    const remove = (): void => {
      const thing = this.cloud.get(type, id);
      const others = thing === undefined ? [] : this.deletedWith(thing);
      for (const gone of [...others, { type, id }]) this.cloud.do({ did: "delete", type: gone.type, id: gone.id });
    };
    await patiently(this.patience, async () => {
      await this.faults.meet("delete", urn, remove);
      const thing = this.cloud.get(type, id);
      // Gone already is as good as deleted.
      if (thing === undefined) return;
      const refusal = this.deletionRefusal(thing);
      if (refusal !== undefined) throw refusal;
      remove();
    });
  }

  private refuseMissing(subject: Subject, id: string, inputs: Properties): void {
    const plain = bareAll(inputs);
    const missing = this.missing(subject, id, plain);
    if (missing !== undefined) throw new NotNow(missing);
    const unseen = this.climate.unseen(textsIn(plain));
    if (unseen !== undefined) throw new NotNow(this.absent(unseen));
  }

  /** A provider reads what it made, and has a thing to answer for even where it cannot find it. */
  private async untilItIsSeen(state: State): Promise<void> {
    if (!this.patience.readsBack) return;
    const look = (): Promise<void> => {
      const unseen = this.climate.unseen([state.id]);
      return unseen === undefined ? Promise.resolve() : Promise.reject(new NotNow(this.absent(unseen)));
    };
    await patiently(this.patience, look).catch((error: Error) => {
      throw new Unfinished(`reading what was made: ${error.message}`, state);
    });
  }

  /** The cloud goes on where the provider gives up. */
  private async untilItIsReady({ urn, type, timeout }: Subject, state: State): Promise<void> {
    const seconds = this.climate.secondsFor(urn);
    const limit = timeout ?? this.timeoutOf(type);
    await pass(Math.min(seconds, limit));
    if (seconds > limit) throw new Unfinished(this.tooLate(type, state.id, limit), state);
  }
}

function refuseUnknown({ urn }: Subject, inputs: Properties): void {
  const found = Object.keys(inputs).find((key) => hasUnknown(inputs[key]!));
  if (found !== undefined) throw new Error(`${urn}: ${found} is still unknown`);
}
