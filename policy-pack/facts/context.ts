import type { Graph, Resource } from "../graph/graph";
import { UNKNOWN, type Value } from "../graph/values";
import { absent, known, notKnown, type Datum } from "./datum";
import type { Cloud, FactKind, FactKinds, AnyFact } from "./kinds";
import { Reader } from "./reader";

/** Makes facts of a cloud's resources. One file per service. */
export interface Adapter {
  readonly cloud: Cloud;
  /** The resource types that it reads; a type that no adapter reads and no exemption names is a violation. */
  readonly reads: readonly string[];
  readonly facts: (context: Context) => readonly AnyFact[];
}

/** What adapters work with: the graph, and the facts that others have made of it. */
export class Context {
  private readonly facts = new Map<FactKind, AnyFact[]>();
  private readonly bySource = new Map<string, AnyFact[]>();
  private readonly parts = new Map<string, Map<string, Reader[]>>();

  constructor(readonly graph: Graph) {}

  /** A reader for every resource of the given types. */
  each(...types: readonly string[]): readonly Reader[] {
    return types.flatMap((type) => this.graph.ofType(type).map((resource) => new Reader(resource, this)));
  }

  /** Readers of the resources of a type whose property refers to the subject: a bucket's versioning, a group's rules. */
  partsOf(subject: Resource, type: string, property: string): readonly Reader[] {
    const key = `${type} ${property}`;
    let index = this.parts.get(key);
    if (!index) {
      index = new Map();
      for (const reader of this.each(type)) {
        const referred = reader.references(property);
        for (const urn of referred.state === "known" ? referred.value : []) {
          const same = index.get(urn);
          if (same) same.push(reader);
          else index.set(urn, [reader]);
        }
      }
      this.parts.set(key, index);
    }
    return index.get(subject.urn) ?? [];
  }

  add(facts: readonly AnyFact[]): void {
    for (const fact of facts) {
      push(this.facts, fact.kind, fact);
      for (const source of fact.sources) push(this.bySource, source.urn, fact);
    }
  }

  /** All facts of a kind. */
  of<K extends FactKind>(kind: K): readonly FactKinds[K][] {
    return (this.facts.get(kind) ?? []) as unknown as readonly FactKinds[K][];
  }

  /** The facts of a kind that were read from a resource. */
  about<K extends FactKind>(kind: K, urn: string): readonly FactKinds[K][] {
    return (this.bySource.get(urn) ?? []).filter((fact) => fact.kind === kind) as unknown as readonly FactKinds[K][];
  }

  /** The one fact that a value refers to: by the known value, or by what the unknown value depends on. */
  follow<K extends FactKind>(kind: K, value: Datum<Value>, dependencies: readonly string[]): Datum<FactKinds[K]> {
    if (value.state === "absent") return value;
    if (kind === "key" && isCloudsOwnKey(value))
      return absent(value.source, "is the cloud's own key, which serves everybody");
    const candidates = this.candidates(kind, value.state === "known" ? value.value : UNKNOWN, dependencies);
    if (candidates.length === 1) return known(candidates[0]!, value.source);
    return notKnown(value.source, candidates.length === 0 ? outside(value) : "may refer to several resources");
  }

  /** The facts that a list refers to. Unknown items stand for what the property depends on, if the numbers agree. */
  followAll<K extends FactKind>(
    kind: K,
    value: Datum<Value>,
    dependencies: readonly string[],
  ): Datum<readonly FactKinds[K][]> {
    if (value.state === "absent") return value;
    const items = itemsOf(value);
    const named = items.filter((item) => item !== UNKNOWN).map((item) => this.candidates(kind, item, dependencies));
    if (named.some((candidates) => candidates.length !== 1)) return notKnown(value.source, outside(value));
    const found = new Set(named.map((candidates) => candidates[0]!));
    const unknowns = items.length - named.length;
    if (unknowns > 0) {
      const others = this.candidates(kind, UNKNOWN, dependencies).filter((fact) => !found.has(fact));
      // A whole list that is unknown is made of what it depends on; single unknown items must match in number.
      if (others.length === 0 || (value.state === "known" && others.length !== unknowns)) return notKnown(value.source);
      others.forEach((fact) => found.add(fact));
    }
    return known([...found], value.source);
  }

  /** URNs of what a value refers to, whatever it is. */
  referred(value: Datum<Value>, dependencies: readonly string[]): Datum<readonly string[]> {
    if (value.state === "absent") return value;
    const items: readonly Value[] =
      value.state === "known" ? (Array.isArray(value.value) ? value.value : [value.value]) : [UNKNOWN];
    const urns = new Set<string>();
    for (const item of items) {
      if (typeof item === "string") this.graph.identifiedBy(item).forEach((resource) => urns.add(resource.urn));
      else if (item === UNKNOWN) dependencies.forEach((urn) => urns.add(urn));
    }
    // A known value that names nothing in the graph may still depend on something in it (part of an address, say).
    if (urns.size === 0) dependencies.forEach((urn) => urns.add(urn));
    return urns.size === 0 ? notKnown(value.source, outside(value)) : known([...urns].sort(), value.source);
  }

  private candidates<K extends FactKind>(kind: K, value: Value, dependencies: readonly string[]): FactKinds[K][] {
    const urns =
      typeof value === "string" ? this.graph.identifiedBy(value).map((resource) => resource.urn) : dependencies;
    const named = unique(urns.flatMap((urn) => this.about(kind, urn)));
    if (typeof value !== "string" || named.length === 1) return named;
    // Of several that share a name, the one that the property depends on is meant.
    if (named.length > 1) {
      const meant = named.filter((fact) => fact.sources.some((source) => dependencies.includes(source.urn)));
      return meant.length === 1 ? meant : named;
    }
    // A text made from another resource's output (`${key.arn}`) names nothing by itself.
    return unique(dependencies.flatMap((urn) => this.about(kind, urn)));
  }
}

/** Facts of the given adapters, made once and shared by all rules. */
export function factsOf(graph: Graph, adapters: readonly Adapter[]): Context {
  const context = new Context(graph);
  for (const adapter of adapters) context.add(adapter.facts(context));
  return context;
}

/** A datum for what no resource states. */
export function unstated(subject: Resource, path: string): Datum<never> {
  return absent({ resource: subject.urn, path });
}

// Keys that a cloud keeps for its services: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key
export function isCloudsOwnKey(value: Datum<Value>): boolean {
  return value.state === "known" && typeof value.value === "string" && /(^|:)alias\/aws\//.test(value.value);
}

// One text counts as a list of one; what else is no list is made of what it depends on.
function itemsOf(value: Datum<Value>): readonly Value[] {
  if (value.state !== "known") return [UNKNOWN];
  if (Array.isArray(value.value)) return value.value as readonly Value[];
  return [typeof value.value === "string" ? value.value : UNKNOWN];
}

function outside(value: Datum<Value>): string {
  return value.state === "known" && typeof value.value === "string"
    ? `refers to ${value.value}, which is not in this stack`
    : "cannot be followed";
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
