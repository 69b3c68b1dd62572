import { atLeast, is, present, refersTo } from "../../logic/comparators";
import { all, exists, fails, holds } from "../../logic/outcome";
import type { StoreFact } from "../../facts/kinds";
import { days } from "../parameter";
import { rule } from "../rule";

export default rule({
  id: "audit-trail-is-kept",
  title: "Every call to the cloud is recorded in a trail that cannot be altered unseen",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  parameters: { days: days(90) },
  holds: (estate, { days }) =>
    exists(
      estate.of("logSink").filter(({ about }) => about === "audit"),
      (trail) =>
        all(
          is(trail.enabled, true),
          is(trail.scope, "ALL"),
          is(trail.validated, true),
          refersTo(trail.key(), "a key of this stack", () => holds()),
          refersTo(trail.destination(), "a bucket of this stack", (stores) =>
            exists(stores, (store) => isLocked(store, days), "the trail goes to no locked bucket"),
          ),
        ),
      "no trail records the calls of every region",
    ),
  fix: {
    aws: "Declare a multi-region cloudtrail.Trail with validation and a KMS key, into a locked bucket.",
    azure: "Export the activity log to immutable storage.",
  },
  source: "CIS AWS Foundations Benchmark 3.0.0, 3.1, 3.2 and 3.5",
});

function isLocked({ purpose, lock, lockDays }: StoreFact, days: number) {
  return purpose === "bucket" ? all(present(lock, "an object lock"), atLeast(lockDays, days)) : fails("not a bucket");
}
