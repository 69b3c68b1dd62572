import { known } from "../../facts/datum";
import { covers } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "claims-are-complete",
  title: "The stack claims every promise that it is required to claim",
  severity: "high",
  over: "estate",
  parameters: {
    required: {
      default: [] as readonly string[],
      description: "Ids of promises that must be claimed.",
      schema: { type: "array", items: { type: "string" } },
      strictest: (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])],
    },
  },
  holds: (estate, { required }) =>
    covers(known([...estate.claims.keys()].sort(), { resource: estate.urn, path: "claims" }), required),
  fix: { aws: "Claim the promise in the stack's program.", azure: "Claim the promise in the stack's program." },
});
