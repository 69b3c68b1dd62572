import { is } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "bucket-is-versioned",
  title: "What is overwritten or deleted in a bucket can be had back",
  severity: "medium",
  over: "store",
  when: ({ purpose }) => purpose === "bucket",
  holds: (bucket) => is(bucket.versioned, true),
  fix: { aws: "Add a BucketVersioning with status Enabled.", azure: "Set isVersioningEnabled." },
  source: "AWS Foundational Security Best Practices, S3.14",
});
