import type { Rule } from "../rule";
import accessIsCurrent from "./access-is-current";
import claimsAreComplete from "./claims-are-complete";
import providerIsPinnedToAccount from "./provider-is-pinned-to-account";
import resourceIsTagged from "./resource-is-tagged";
import resourceTypeIsKnown from "./resource-type-is-known";

/** Somebody answers for everything. */
const ownership: readonly Rule[] = [
  accessIsCurrent,
  claimsAreComplete,
  providerIsPinnedToAccount,
  resourceIsTagged,
  resourceTypeIsKnown,
];
export default ownership;
