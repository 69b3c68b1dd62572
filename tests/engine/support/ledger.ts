import { isDeepStrictEqual } from "node:util";
import {
  isObject,
  secretSignature,
  signatureKey,
  type GraphDocument,
  type GraphResource,
  type Json,
  type Properties,
} from "../../../cli/preview/graph";
import type { Thing } from "../providers/cloud";
import { bare } from "../providers/wire";

/** What the engine had begun and has not recorded as ended, as it stands in the state. */
export interface PendingOperation {
  readonly type: string;
  readonly resource: GraphResource;
}

type Deployment = GraphDocument["deployment"] & { readonly pending_operations?: readonly PendingOperation[] };

/** How the state and the cloud differ; all empty where each thing is in both, once, and the same. */
export interface Ledger {
  /** Recorded, and not there. */
  readonly lost: readonly string[];
  /** There twice, and recorded once. */
  readonly duplicated: readonly string[];
  /** There, and not recorded. */
  readonly unnamed: readonly string[];
  /** Recorded otherwise than it is. */
  readonly stale: readonly string[];
  /** What would be one of these, but that somebody says that it is unfinished. */
  readonly named: readonly string[];
}

export function pendingIn(state: GraphDocument): readonly PendingOperation[] {
  return (state.deployment as Deployment).pending_operations ?? [];
}

/** What the engine believes to exist in the cloud. */
export function recordedIn({ deployment }: GraphDocument): GraphResource[] {
  // A stack that was destroyed has no list at all.
  const resources = (deployment as Partial<Deployment>).resources ?? [];
  return resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
}

/** What exists and is not in the state, whoever knows of it. */
export function unrecorded(things: readonly Thing[], state: GraphDocument): Thing[] {
  const recorded = new Set(recordedIn(state).map(keyOf));
  return things.filter((thing) => !recorded.has(keyOf(thing)));
}

/**
 * Holds the state against the cloud. `known` are the URNs that an interrupted run named: those of its pending
 * operations, and those that it reported as failed.
 */
export function ledgerOf(things: readonly Thing[], state: GraphDocument, known: ReadonlySet<string>): Ledger {
  const existing = new Map(things.map((thing) => [keyOf(thing), thing]));
  const recorded = recordedIn(state);
  const urns = new Set(recorded.map(({ urn }) => urn));
  const orphans = unrecorded(things, state);
  const gone = recorded.filter((resource) => !existing.has(keyOf(resource)));
  // What an account has once may be recorded by several; the last of them to be written has it right.
  const right = new Set(recorded.filter((one) => isAsRecorded(one, existing.get(keyOf(one)))).map(keyOf));
  const other = recorded.filter((one) => existing.has(keyOf(one)) && !right.has(keyOf(one)));
  const keys = (found: readonly (Thing | GraphResource)[]): string[] =>
    found.filter(({ urn }) => !known.has(urn)).map(keyOf);
  return {
    lost: keys(gone),
    duplicated: keys(orphans.filter(({ urn }) => urns.has(urn))),
    unnamed: keys(orphans.filter(({ urn }) => !urns.has(urn))),
    stale: keys(other),
    named: [...gone, ...orphans, ...other].filter(({ urn }) => known.has(urn)).map(keyOf),
  };
}

/** The differences that were not there before: what somebody did behind the engine's back is no work of the engine's. */
export function without(before: Ledger, { lost, duplicated, unnamed, stale, named }: Ledger): Ledger {
  const others = (keys: readonly string[], had: readonly string[]): string[] =>
    keys.filter((key) => !had.includes(key));
  return {
    lost: others(lost, before.lost),
    duplicated: others(duplicated, before.duplicated),
    unnamed: others(unnamed, before.unnamed),
    stale: others(stale, before.stale),
    named,
  };
}

function isAsRecorded({ outputs }: GraphResource, thing: Thing | undefined): boolean {
  return thing !== undefined && isDeepStrictEqual(plain(outputs), plain(thing.outputs));
}

// The state has its secrets in plain text beside a signature, the cloud's journal has them as the engine sent them.
function plain(properties: Properties): Json {
  return bare(uncovered(properties));
}

function uncovered(value: Json): Json {
  if (Array.isArray(value)) return value.map(uncovered);
  if (!isObject(value)) return value;
  if (value[signatureKey] === secretSignature && typeof value.plaintext === "string") {
    return uncovered(JSON.parse(value.plaintext) as Json);
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, uncovered(each)]));
}

function keyOf({ type, id }: { readonly type: string; readonly id?: string }): string {
  return `${type} ${id ?? ""}`;
}
