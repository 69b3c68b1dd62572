/** What a rule can be told: by a promise's claim, or by the pack's configuration. */
export interface Parameter<T> {
  readonly default: T;
  readonly description: string;
  /** JSON schema of a value, for the CrossGuard configuration and for claims. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Of two demands on one rule, what satisfies both. */
  readonly strictest: (a: T, b: T) => T;
}

const wholeNumber = (least: number) => ({ type: "integer", minimum: least });

/** At least so many: of two demands the greater holds. */
export const least = (value: number, description: string): Parameter<number> => ({
  default: value,
  description,
  schema: wholeNumber(0),
  strictest: Math.max,
});
/** At most so many: of two demands the smaller holds. */
export const most = (value: number, description: string): Parameter<number> => ({
  default: value,
  description,
  schema: wholeNumber(0),
  strictest: Math.min,
});
/** At least so many days. */
export const days = (value: number): Parameter<number> => least(value, "Days, at least.");

/** A list of what is allowed: of two demands what both allow. */
export const allowed = <T extends string | number>(
  value: readonly T[],
  description: string,
): Parameter<readonly T[]> => ({
  default: value,
  description,
  schema: { type: "array", items: { type: typeof (value[0] ?? "") } },
  strictest: (a, b) => a.filter((item) => b.includes(item)),
});

/** A list of what must be there: of two demands what either wants. */
export const needed = <T extends string | number>(
  value: readonly T[],
  description: string,
): Parameter<readonly T[]> => ({
  default: value,
  description,
  schema: { type: "array", items: { type: typeof (value[0] ?? "") } },
  strictest: (a, b) => [...new Set([...a, ...b])],
});

/** A parameter of whatever type, for catalogues. */
export interface AnyParameter extends Omit<Parameter<unknown>, "strictest"> {
  readonly strictest: (a: never, b: never) => unknown;
}

export type Parameters = Readonly<Record<string, Parameter<never>>>;
export type ValuesOf<P> = { readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };
