import type { Resource } from "../../graph/graph";
import type { Datum } from "../datum";

export type Cloud = "aws" | "azure";

/** What every fact has: the resource it is about, and all resources that it was read from. */
export interface Fact<K extends string> {
  readonly kind: K;
  readonly cloud: Cloud;
  /** The resource that a verdict about this fact names. */
  readonly subject: Resource;
  /** Everything that the fact was read from, the subject first. */
  readonly sources: readonly Resource[];
}

/** A reference to another fact, followed when it is asked for, because facts are built in no particular order. */
export type Link<F> = () => Datum<F>;
export type Links<F> = () => Datum<readonly F[]>;
