import { isDeepStrictEqual } from "node:util";
import { PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import { isObject, type Json, type Properties } from "../../../cli/preview/graph";
import { bare } from "./wire";

export interface Difference {
  /** As the engine writes paths: `tags.owner`, `ingress[0].protocol`, `tags["data-class"]`. */
  readonly path: string;
  /** The top-level property. */
  readonly property: string;
  readonly kind: PropertyDiff.Kind;
}

const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = PropertyDiff.Kind;
const REPLACING: Readonly<Record<number, PropertyDiff.Kind>> = {
  [ADD]: ADD_REPLACE,
  [DELETE]: DELETE_REPLACE,
  [UPDATE]: UPDATE_REPLACE,
};

/** What changes between two sets of inputs, and which of it the provider can only do by a new resource. */
export function differences(
  before: Properties,
  after: Properties,
  isImmutable: (path: string, property: string) => boolean,
): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((property) =>
    between(plain(before[property]), plain(after[property]), property).map(({ path, kind }) => ({
      path,
      property,
      kind: isImmutable(path, property) ? REPLACING[kind]! : kind,
    })),
  );
}

export function replaces({ kind }: Difference): boolean {
  return kind === ADD_REPLACE || kind === DELETE_REPLACE || kind === UPDATE_REPLACE;
}

const plain = (value: Json | undefined): Json | undefined => (value === undefined ? undefined : bare(value));

function between(
  before: Json | undefined,
  after: Json | undefined,
  path: string,
): { path: string; kind: PropertyDiff.Kind }[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (before === undefined || before === null) return [{ path, kind: ADD }];
  if (after === undefined || after === null) return [{ path, kind: DELETE }];
  if (Array.isArray(before) && Array.isArray(after)) {
    return numbers(Math.max(before.length, after.length)).flatMap((index) =>
      between(before[index], after[index], `${path}[${index}]`),
    );
  }
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      between(before[key], after[key], /^\w+$/.test(key) ? `${path}.${key}` : `${path}["${key}"]`),
    );
  }
  return [{ path, kind: UPDATE }];
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
