import { absent, known, notKnown, valueOf, type Datum, type Source } from "./datum";
import type { FactKind, FactKinds, Link, Links } from "./kinds";
import type { Reader } from "./reader";

/** The first that is set: of several places where a program may say the same thing. */
export function firstSet<T>(first: Datum<T>, ...others: readonly Datum<T>[]): Datum<T> {
  return [first, ...others].find((datum) => datum.state !== "absent") ?? first;
}

/** The first link that leads to something or may do so. */
export function firstLink<F>(first: Link<F>, ...others: readonly Link<F>[]): Link<F> {
  return () => firstSet(first(), ...others.map((link) => link()));
}

/** One list of many values: unknown as soon as one is; absent values are left out. */
export function allOf<T>(source: Source, data: readonly Datum<T>[]): Datum<readonly T[]> {
  const unknown = data.find((datum) => datum.state === "unknown");
  if (unknown?.state === "unknown") return notKnown(unknown.source, unknown.reason);
  return known(
    data.flatMap((datum) => (datum.state === "known" ? [datum.value] : [])),
    source,
  );
}

/** What several links lead to, together; absent when none is set. */
export function together<F>(source: Source, links: readonly Links<F>[]): Links<F> {
  return () => {
    const followed = links.map((link) => link());
    if (followed.every((datum) => datum.state === "absent")) return absent(source);
    const all = allOf(source, followed);
    return all.state === "known" ? known([...new Set(all.value.flat())], source) : all;
  };
}

/** A link as a list of one. */
export function asLinks<F>(link: Link<F>): Links<F> {
  return () => {
    const followed = link();
    return followed.state === "known" ? known([followed.value], followed.source) : followed;
  };
}

/** The fact of a kind that was made of the same resource. */
export function itself<K extends FactKind>(kind: K, reader: Reader): Link<FactKinds[K]> {
  return () => {
    const [fact] = reader.context.about(kind, reader.resource.urn);
    return fact ? known(fact, reader.source("")) : notKnown(reader.source(""), `is no ${kind}`);
  };
}

/** The resource of a type that a property refers to. */
export function referred(from: Reader, path: string, ...types: readonly string[]): Reader | undefined {
  const urns = valueOf(from.references(path)) ?? [];
  return from.context.each(...types).find((reader) => urns.includes(reader.resource.urn));
}

/** The paths of what a property holds: of each item of a list, of the property itself where it is one value or unknown. */
export function pathsIn(reader: Reader, path: string): readonly string[] {
  const value = reader.value(path);
  if (value.state === "absent") return [];
  if (value.state === "known" && Array.isArray(value.value)) return value.value.map((_, i) => `${path}.${i}`);
  return [path];
}
