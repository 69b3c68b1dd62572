import backup from "./backup";
import encryption from "./encryption";
import exposure from "./exposure";
import hosts from "./hosts";
import identity from "./identity";
import logging from "./logging";
import ownership from "./ownership";
import patching from "./patching";
import residency from "./residency";
import resilience from "./resilience";
import retention from "./retention";
import type { Rule } from "./rule";

/** Every rule, by its folder's list. */
export const rules: readonly Rule[] = [
  ...backup,
  ...encryption,
  ...exposure,
  ...hosts,
  ...identity,
  ...logging,
  ...ownership,
  ...patching,
  ...residency,
  ...resilience,
  ...retention,
].sort((a, b) => (a.id < b.id ? -1 : 1));
