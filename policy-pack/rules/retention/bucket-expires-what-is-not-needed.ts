import { atMost } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { most } from "../parameter";
import { rule } from "../rule";

export default rule({
  id: "bucket-expires-what-is-not-needed",
  title: "A bucket throws away superseded versions and unfinished uploads",
  severity: "low",
  over: "store",
  parameters: {
    versions: most(400, "Days that a superseded version is kept, at the most."),
    uploads: most(14, "Days for an upload to finish, at the most."),
  },
  when: ({ purpose }) => purpose === "bucket",
  holds: (bucket, { versions, uploads }) =>
    all(atMost(bucket.oldVersionDays, versions), atMost(bucket.unfinishedUploadDays, uploads)),
  fix: { aws: "Add a BucketLifecycleConfiguration.", azure: "Add a management policy." },
  source: "AWS Foundational Security Best Practices, S3.10 and S3.13",
});
