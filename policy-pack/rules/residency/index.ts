import type { Rule } from "../rule";
import copiesStayInAllowedRegions from "./copies-stay-in-allowed-regions";
import resourceIsInAllowedRegion from "./resource-is-in-allowed-region";

/** Where data is. */
const residency: readonly Rule[] = [copiesStayInAllowedRegions, resourceIsInAllowedRegion];
export default residency;
