/** Comparators over single values: each says what it read, and why it does not hold. */
import type { Datum } from "../facts/datum";
import type { AnyFact } from "../facts/kinds";
import type { AddressSet } from "../network/addresses";
import { outcome, unsure, type Evidence, type Outcome } from "./outcome";

/** A value as people read it. */
export function show(value: unknown): string {
  if (typeof value === "string") return value.length > 120 ? `${value.slice(0, 117)}…` : value;
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (value === null || value === undefined) return "[absent]";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(show).join(", ");
  if (typeof value === "object" && "subject" in value) return (value as AnyFact).subject.name;
  if (typeof value === "object" && "label" in value && typeof value.label === "string") return value.label;
  if (typeof value === "object" && value.toString !== Object.prototype.toString)
    return (value as AddressSet).toString();
  return JSON.stringify(value);
}

/** What was read, as evidence. */
export function read<T>(datum: Datum<T>): Evidence {
  const value =
    datum.state === "absent"
      ? "[absent]"
      : datum.state === "unknown"
        ? "[unknown]"
        : datum.secret
          ? "[secret]"
          : show(datum.value);
  const { resource, path } = datum.source;
  return datum.state === "known" && datum.note !== undefined
    ? { resource, path, value, note: datum.note }
    : { resource, path, value };
}

/**
 * The comparator that the others are made of: true when the known value passes the test. An absent value fails unless
 * `whenAbsent` says otherwise; an unknown one is unknown. `wanted` completes "…; wanted is …".
 */
export function test<T>(datum: Datum<T>, wanted: string, passes: (value: T) => boolean, whenAbsent = false): Outcome {
  const evidence = read(datum);
  if (datum.state === "unknown") {
    return unsure(`${datum.source.path} ${datum.reason ?? "is known only after the update"}`, [evidence]);
  }
  const truth = datum.state === "absent" ? whenAbsent : passes(datum.value);
  const is = datum.state === "absent" ? (datum.reason ?? "is not set") : `is ${evidence.value}`;
  return outcome(truth, [evidence], truth ? [] : [`${datum.source.path} ${is}; wanted: ${wanted}`]);
}

export const is = <T extends string | number | boolean>(datum: Datum<T>, wanted: T): Outcome =>
  test(datum, show(wanted), (value) => value === wanted);

/** Passes when the value is anything else, or is not set. */
export const isNot = <T extends string | number | boolean>(datum: Datum<T>, unwanted: T): Outcome =>
  test(datum, `anything but ${show(unwanted)}`, (value) => value !== unwanted, true);

export const oneOf = <T extends string | number>(datum: Datum<T>, wanted: readonly T[]): Outcome =>
  test(datum, `one of ${show(wanted)}`, (value) => wanted.includes(value));

export const atLeast = (datum: Datum<number>, least: number): Outcome =>
  test(datum, `at least ${least}`, (value) => value >= least);

/** Passes also when nothing is set, if `whenAbsent`. */
export const atMost = (datum: Datum<number>, most: number, whenAbsent = false): Outcome =>
  test(datum, `at most ${most}`, (value) => value <= most, whenAbsent);

export const present = (datum: Datum<unknown>, wanted = "a value"): Outcome =>
  // A value that is set but not yet known is there all the same.
  datum.state === "unknown" ? outcome(true, [read(datum)]) : test(datum, wanted, () => true);

export const isAbsent = (datum: Datum<unknown>): Outcome =>
  datum.state === "unknown"
    ? outcome(false, [read(datum)], [`${datum.source.path} is set; wanted: nothing`])
    : test(datum, "nothing", () => false, true);

/** Every one of the wanted values is in the list. */
export const covers = <T extends string | number>(datum: Datum<readonly T[]>, wanted: readonly T[]): Outcome =>
  test(datum, `a list with ${show(wanted)}`, (value) => wanted.every((item) => value.includes(item)));

/** The list holds nothing but allowed values. */
export const onlyOf = <T extends string | number>(datum: Datum<readonly T[]>, allowed: readonly T[]): Outcome =>
  test(datum, `only ${show(allowed)}`, (value) => value.every((item) => allowed.includes(item)), true);

/** The list has at least so many different values. */
export const atLeastDifferent = (datum: Datum<readonly string[]>, least: number): Outcome =>
  test(datum, `at least ${least} different`, (value) => new Set(value).size >= least);

/** None of the addresses lies in the forbidden set. */
export const keepsOutOf = (datum: Datum<AddressSet>, forbidden: AddressSet, name: string): Outcome =>
  test(datum, `no address of ${name}`, (value) => !value.overlaps(forbidden), true);

/** What a reference points to must pass; a reference that is not set fails, one that cannot be followed is unknown. */
export function refersTo<T>(datum: Datum<T>, wanted: string, follow: (value: T) => Outcome): Outcome {
  if (datum.state !== "known") return test(datum, wanted, () => true);
  const followed = follow(datum.value);
  return { ...followed, evidence: [read(datum), ...followed.evidence] };
}
