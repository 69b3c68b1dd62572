import { is, present, refersTo, read } from "../../logic/comparators";
import { all, exists, fails, holds, unsure } from "../../logic/outcome";
import type { LogSinkFact } from "../../facts/kinds";
import { rule } from "../rule";

export default rule({
  id: "audit-trail-is-kept",
  title: "Every call to the cloud is recorded in a trail that cannot be altered unseen",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    exists(
      estate.of("logSink").filter(({ about }) => about === "audit"),
      (trail) =>
        all(
          is(trail.enabled, true),
          is(trail.scope, "ALL"),
          is(trail.validated, true),
          refersTo(trail.key(), "a key of this stack", () => holds()),
          lockedBucket(trail),
        ),
      "no trail records the calls of every region",
    ),
  fix: {
    aws: "Declare a multi-region cloudtrail.Trail with validation and a KMS key, into a locked bucket.",
    azure: "Export the activity log to immutable storage.",
  },
  source: "CIS AWS Foundations Benchmark 3.0.0, 3.1, 3.2 and 3.5",
});

function lockedBucket(trail: LogSinkFact) {
  const stores = trail.destination();
  if (stores.state !== "known") return unsure("where the trail goes cannot be followed", [read(stores)]);
  return exists(
    stores.value,
    (store) => (store.purpose === "bucket" ? present(store.lock, "an object lock") : fails("not a bucket")),
    "the trail goes to no locked bucket",
  );
}
