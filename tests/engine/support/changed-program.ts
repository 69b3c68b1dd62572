import type { Change } from "../../mutations/mutation";

/** Makes the program that follows declare something else. */
export function changeProgram(changes: readonly Change[]): void {
  if (changes.length > 0) throw new Error("not yet");
}
