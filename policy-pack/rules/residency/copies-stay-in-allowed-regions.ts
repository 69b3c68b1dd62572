import { onlyOf } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { allowed } from "../parameter";
import { rule } from "../rule";

export default rule({
  id: "copies-stay-in-allowed-regions",
  title: "No copy, replica or backup goes to another region than the allowed ones",
  severity: "critical",
  over: "placement",
  enforced: "claimed",
  parameters: { regions: allowed<string>([], "Regions where copies may be.") },
  holds: ({ copies, certainCopies }, { regions }) => all(onlyOf(certainCopies, regions), onlyOf(copies, regions)),
  fix: { aws: "Take the copy action or replica away.", azure: "Choose a redundancy within the region." },
});
