import { adapters } from "../../../policy-pack/facts/adapters";
import { factsOf, type Context } from "../../../policy-pack/facts/context";
import type { Datum } from "../../../policy-pack/facts/datum";
import type { FactKind, FactKinds } from "../../../policy-pack/facts/kinds";
import { exampleGraph, type ExampleResource } from "../../support/examples";

/** The facts of an example's resources, as all adapters together make them. */
export function factsFrom(...resources: readonly ExampleResource[]): Context {
  return factsOf(exampleGraph(resources), adapters);
}

/** All facts of a kind in an example. */
export function factsIn<K extends FactKind>(
  kind: K,
  ...resources: readonly ExampleResource[]
): readonly FactKinds[K][] {
  return factsFrom(...resources).of(kind);
}

/** The one fact of a kind in an example; throws when there is none or more than one. */
export function factIn<K extends FactKind>(kind: K, ...resources: readonly ExampleResource[]): FactKinds[K] {
  const [fact, ...others] = factsIn(kind, ...resources);
  if (!fact || others.length > 0)
    throw new Error(`${fact ? others.length + 1 : 0} facts of kind ${kind}; expected one`);
  return fact;
}

/**
 * What a datum says, short enough to compare: the value; `"[absent]"`; `"[unknown]"`, with the reason where there is one. A
 * fact is its subject's name, a set its text.
 */
export function say(datum: Datum<unknown> | (() => Datum<unknown>)): unknown {
  const plain = typeof datum === "function" ? datum() : datum;
  if (plain.state === "absent") return "[absent]";
  if (plain.state === "unknown") return plain.reason === undefined ? "[unknown]" : `[unknown] ${plain.reason}`;
  return simple(plain.value);
}

function simple(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(simple);
  if (typeof value !== "object" || value === null) return value;
  if ("kind" in value && "subject" in value) return (value.subject as { name: string }).name;
  if ("label" in value) return value.label;
  return value.toString === Object.prototype.toString ? value : (value as { toString(): string }).toString();
}
