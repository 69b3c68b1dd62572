import type { PromiseSpec } from "../promise";

/** Every promise that a stack can claim. */
export const promises: readonly PromiseSpec[] = [];
