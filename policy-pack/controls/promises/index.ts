import type { PromiseSpec } from "../promise";
import { lamplight } from "./lamplight";

/** Every promise that a stack can claim. */
export const promises: readonly PromiseSpec[] = [...lamplight];
