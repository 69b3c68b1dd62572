/** A value that a fact states, with where it was read: known, absent, or not to be known before the update. */

export interface Source {
  /** URN of the resource that was read. */
  readonly resource: string;
  /** Property path: `settings.0.name`. */
  readonly path: string;
}

export interface Known<T> {
  readonly state: "known";
  readonly value: T;
  readonly source: Source;
  /** True where Pulumi keeps the value secret: it is compared, never printed. */
  readonly secret?: boolean;
  /** Where the value comes from when the program does not set it: the provider's default and its source. */
  readonly note?: string;
}
export interface Absent {
  readonly state: "absent";
  readonly source: Source;
  /** Why what is written counts as nothing, where something is. */
  readonly reason?: string;
}
export interface NotKnown {
  readonly state: "unknown";
  readonly source: Source;
  /** Why it is not known, when that is more than "set during the update". */
  readonly reason?: string;
}
export type Datum<T> = Known<T> | Absent | NotKnown;

export function known<T>(value: T, source: Source, note?: string): Known<T> {
  return note === undefined ? { state: "known", value, source } : { state: "known", value, source, note };
}
export function absent(source: Source, reason?: string): Absent {
  return reason === undefined ? { state: "absent", source } : { state: "absent", source, reason };
}
export function notKnown(source: Source, reason?: string): NotKnown {
  return reason === undefined ? { state: "unknown", source } : { state: "unknown", source, reason };
}

/** The datum with its known value transformed; a value of which `change` makes nothing becomes absent. */
export function mapDatum<T, U>(datum: Datum<T>, change: (value: T) => U | undefined): Datum<U> {
  if (datum.state !== "known") return datum;
  const value = change(datum.value);
  return value === undefined ? absent(datum.source) : { ...datum, value };
}

/** The datum, or where it is absent the provider's default, with the source of that default. */
export function withDefault<T>(datum: Datum<T>, value: T, note: string): Datum<T> {
  return datum.state === "absent" ? known(value, datum.source, `default: ${note}`) : datum;
}

/** The known value, or undefined. For choosing what to read next; what a rule asserts goes through a comparator. */
export function valueOf<T>(datum: Datum<T>): T | undefined {
  return datum.state === "known" ? datum.value : undefined;
}
