import { oneOf } from "../../logic/comparators";
import { allowed } from "../parameter";
import { rule } from "../rule";

export default rule({
  id: "resource-is-in-allowed-region",
  title: "Everything is in an allowed region",
  severity: "critical",
  over: "placement",
  enforced: "claimed",
  parameters: { regions: allowed<string>([], "Regions where resources may be.") },
  holds: (placement, { regions }) => oneOf(placement.region, [...regions, "global"]),
  fix: { aws: "Set the provider's region.", azure: "Set location." },
});
