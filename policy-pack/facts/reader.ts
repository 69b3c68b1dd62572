import type { Resource } from "../graph/graph";
import { isRecord, OpaqueValue, SecretValue, UNKNOWN, type Value } from "../graph/values";
import { absent, known, mapDatum, notKnown, valueOf, type Datum, type Source } from "./datum";
import type { Context } from "./context";
import type { FactKind, FactKinds, Link, Links } from "./kinds";

/**
 * Reads one resource, or a part of it. A property comes from the inputs where the program sets it; where it does not,
 * from what the provider answered. An unknown answer to what nobody set is absent, so that the engine's preview and the
 * embedded one read the same.
 */
export class Reader {
  constructor(
    readonly resource: Resource,
    readonly context: Context,
    private readonly prefix: readonly string[] = [],
  ) {}

  /** The part under a path: `reader.at("rules.0")`. */
  at(path: string): Reader {
    return new Reader(this.resource, this.context, this.full(path));
  }

  source(path: string): Source {
    return { resource: this.resource.urn, path: this.full(path).join(".") };
  }

  value(path: string): Datum<Value> {
    const [top, ...rest] = this.full(path);
    const source = this.source(path);
    if (top === undefined) return absent(source);
    const input = dig(this.resource.inputs[top], rest);
    const value =
      input.value === undefined || input.value === UNKNOWN ? this.answered(top, rest, input.value) : input.value;
    if (value === undefined) return absent(source);
    if (value === UNKNOWN) return notKnown(source);
    const plain = value instanceof SecretValue ? unwrap(value) : value;
    if (plain === UNKNOWN) return notKnown(source);
    return input.secret || value instanceof SecretValue
      ? { state: "known", value: plain, source, secret: true }
      : known(plain, source);
  }

  // What the provider answered, where the program says nothing or cannot know yet.
  private answered(top: string, rest: readonly string[], input: Value | undefined): Value | undefined {
    const set = this.resource.inputs[top] !== undefined;
    const answer = dig(this.resource.outputs[top], rest).value;
    if (answer === UNKNOWN || answer === undefined) return input;
    // Within something that the program sets, the program decides what is absent.
    return set && input === undefined ? undefined : answer;
  }

  string(path: string): Datum<string> {
    return this.typed(path, (value) =>
      typeof value === "string" ? value : typeof value === "number" ? `${value}` : undefined,
    );
  }
  number(path: string): Datum<number> {
    return this.typed(path, (value) =>
      typeof value === "number"
        ? value
        : typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value)
          ? Number(value)
          : undefined,
    );
  }
  boolean(path: string): Datum<boolean> {
    return this.typed(path, (value) =>
      typeof value === "boolean" ? value : value === "true" ? true : value === "false" ? false : undefined,
    );
  }
  /** A list of strings; one unknown item makes the list unknown. */
  strings(path: string): Datum<readonly string[]> {
    const value = this.value(path);
    if (value.state === "known" && Array.isArray(value.value) && value.value.includes(UNKNOWN))
      return notKnown(value.source);
    return mapDatum(value, (list) =>
      Array.isArray(list) ? list.filter((item): item is string => typeof item === "string") : undefined,
    );
  }
  /** A reader for every item of a list; a single object counts as a list of one. */
  items(path: string): Datum<readonly Reader[]> {
    return mapDatum(this.value(path), (value) =>
      Array.isArray(value)
        ? value.map((_, i) => this.at(`${path}.${i}`))
        : isRecord(value)
          ? [this.at(path)]
          : undefined,
    );
  }
  /** The items that are known to be there; for lists whose length is known. */
  each(path: string): readonly Reader[] {
    return valueOf(this.items(path)) ?? [];
  }
  /** The names and known string values of a map. */
  map(path: string): Datum<Readonly<Record<string, string>>> {
    return mapDatum(this.value(path), (value) =>
      isRecord(value)
        ? Object.fromEntries(
            Object.entries(value).map(([key, item]) => [key, item === UNKNOWN ? "[unknown]" : scalar(item)]),
          )
        : undefined,
    );
  }
  /** JSON text, parsed; text that is no JSON is absent. */
  json(path: string): Datum<unknown> {
    return mapDatum(this.string(path), parseJson);
  }

  /** What the property refers to, as a fact of the kind. */
  link<K extends FactKind>(kind: K, path: string): Link<FactKinds[K]> {
    return () => this.chosen(path, this.context.follow(kind, this.value(path), this.dependencies(path)));
  }
  /** What the items of the property refer to. */
  links<K extends FactKind>(kind: K, path: string): Links<FactKinds[K]> {
    return () => this.chosen(path, this.context.followAll(kind, this.value(path), this.dependencies(path)));
  }
  /** URNs of the resources that the property refers to. */
  references(path: string): Datum<readonly string[]> {
    return this.context.referred(this.value(path), this.dependencies(path));
  }

  // What the provider put where the program says nothing is the cloud's default, not a choice: absent, as at preview.
  private chosen<F>(path: string, followed: Datum<F>): Datum<F> {
    const [top] = this.full(path);
    const silent = top !== undefined && this.resource.inputs[top] === undefined;
    return followed.state === "unknown" && silent ? absent(followed.source) : followed;
  }

  private dependencies(path: string): readonly string[] {
    const top = this.prefix[0] ?? path.split(".")[0];
    return top === undefined ? [] : (this.resource.propertyDependencies[top] ?? []);
  }

  private full(path: string): string[] {
    return path === "" ? [...this.prefix] : [...this.prefix, ...path.split(".")];
  }

  private typed<T>(path: string, convert: (value: Value) => T | undefined): Datum<T> {
    return mapDatum(this.value(path), convert);
  }
}

function dig(value: Value | undefined, path: readonly string[]): { value: Value | undefined; secret: boolean } {
  let secret = false;
  let at = value;
  for (const step of path) {
    while (at instanceof SecretValue) [at, secret] = [at.value, true];
    if (at === UNKNOWN || at instanceof OpaqueValue) return { value: at === UNKNOWN ? UNKNOWN : undefined, secret };
    if (Array.isArray(at)) at = (at as readonly Value[])[Number(step)];
    else if (isRecord(at)) at = at[step];
    else return { value: undefined, secret };
  }
  return { value: at ?? undefined, secret };
}

function unwrap(value: Value): Value {
  return value instanceof SecretValue ? unwrap(value.value) : value;
}

function scalar(value: Value): string {
  if (value instanceof SecretValue) return "[secret]";
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? `${value}` : "";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
