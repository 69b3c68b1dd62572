import { nameOf } from "../../../cli/preview/urn";
import type { Result } from "./workspace";

interface Event {
  readonly resourcePreEvent?: { readonly metadata: { readonly op: string; readonly urn: string } };
}

/** What a run did or would do, as `operation name`, sorted; what stays as it is is left out. */
export function stepsIn({ stdout }: Result): string[] {
  const steps = stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => (JSON.parse(line) as Event).resourcePreEvent?.metadata)
    .filter((metadata) => metadata !== undefined)
    .filter(({ op }) => op !== "same" && op !== "read");
  return [...new Set(steps.map(({ op, urn }) => `${op} ${nameOf(urn)}`))].sort();
}
