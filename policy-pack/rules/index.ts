import backup from "./backup";
import type { Rule } from "./rule";

/** Every rule, by its folder's list. */
export const rules: readonly Rule[] = [...backup].sort((a, b) => (a.id < b.id ? -1 : 1));
