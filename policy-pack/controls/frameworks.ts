import type { Framework } from "./framework";

/** The public frameworks whose clauses verdicts name. */
export const frameworks: readonly Framework[] = [];
