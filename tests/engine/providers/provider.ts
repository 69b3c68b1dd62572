import type { Properties } from "../../../cli/preview/graph";
import type { Difference } from "./differences";

export interface Problem {
  readonly property: string;
  readonly reason: string;
}

export interface Subject {
  readonly urn: string;
  readonly type: string;
  /** Seconds that the program gives the operation (`customTimeouts`). @default the provider's own */
  readonly timeout?: number;
}

export interface State {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

export interface Checked {
  /** The inputs with what the provider adds: names and defaults. */
  readonly inputs: Properties;
  readonly problems: Problem[];
}

export interface Change {
  readonly differences: Difference[];
  /** Whether a replacement can only be made after what it replaces is gone. */
  readonly deleteBeforeReplace?: boolean;
}

/** What a provider does, in the terms of its cloud. What it throws is the cloud's refusal. */
export interface Provider {
  readonly name: string;
  readonly version: string;
  configure(settings: Properties): void;
  /** `seed` is the engine's: the same names come out where a step is tried again. */
  check(subject: Subject, inputs: Properties, before: Properties | undefined, seed: Uint8Array): Checked;
  diff(subject: Subject, before: State, inputs: Properties): Change;
  /** What the outputs are going to be, unknown where only the deed shows it. */
  planned(subject: Subject, inputs: Properties, before?: State): Properties;
  create(subject: Subject, inputs: Properties): Promise<State>;
  /** What is there now; `known` is what the engine's state says, nothing where somebody imports it. */
  read(subject: Subject, id: string, known: State | undefined): Promise<State | undefined>;
  update(subject: Subject, before: State, inputs: Properties): Promise<State>;
  delete(subject: Subject, before: State): Promise<void>;
  /** The answer to a function of the provider; it throws for those that it does not have. */
  invoke(token: string, args: Properties): Properties;
}

/** The thing is there, but it is not what was asked for: the engine keeps it in its state and says so. */
export class Unfinished extends Error {
  constructor(
    reason: string,
    readonly state: State,
  ) {
    super(reason);
  }
}
