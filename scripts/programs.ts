import { lamplightKeys } from "../stacks/lamplight/config";
import type { Keys } from "../stacks/support/config";

/** What can be told to each organisation's program, by the organisation's folder in stacks/. */
export const programs: Readonly<Record<string, Keys>> = { lamplight: lamplightKeys };
