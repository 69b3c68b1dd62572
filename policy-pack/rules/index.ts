import backup from "./backup";
import encryption from "./encryption";
import hosts from "./hosts";
import patching from "./patching";
import resilience from "./resilience";
import type { Rule } from "./rule";

/** Every rule, by its folder's list. */
export const rules: readonly Rule[] = [...backup, ...encryption, ...hosts, ...patching, ...resilience].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);
