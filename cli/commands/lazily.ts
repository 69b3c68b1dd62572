import { createRequire } from "node:module";

const load = createRequire(__filename);

/** A module, given relative to this folder, that is loaded only where it is needed: the command starts sooner. */
export function lazily<T>(path: string): T {
  return load(path) as T;
}
