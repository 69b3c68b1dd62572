import { refersTo } from "../../logic/comparators";
import { fails, holds } from "../../logic/outcome";
import { rule } from "../rule";

/** A bucket that receives access logs keeps none of its own: it would log its own writing for ever. */
export default rule({
  id: "bucket-logs-access",
  title: "A bucket with data keeps an access log",
  severity: "medium",
  over: "store",
  when: ({ purpose, receivesServiceLogs }) =>
    purpose === "bucket" && !(receivesServiceLogs.state === "known" && receivesServiceLogs.value),
  holds: (bucket) =>
    refersTo(bucket.accessLog(), "a bucket for the access log", (log) =>
      log === bucket ? fails("the bucket logs into itself, for ever") : holds(),
    ),
  fix: { aws: "Add a BucketLogging.", azure: "Add a diagnostic setting." },
  source: "AWS Foundational Security Best Practices, S3.9",
});
