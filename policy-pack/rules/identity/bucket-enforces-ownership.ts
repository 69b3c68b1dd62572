import { is } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "bucket-enforces-ownership",
  title: "Whatever is put into a bucket belongs to its owner; ACLs are off",
  severity: "medium",
  over: "store",
  clouds: ["aws"],
  when: ({ purpose }) => purpose === "bucket",
  holds: (bucket) => is(bucket.ownerEnforced, true),
  fix: { aws: "Add a BucketOwnershipControls with BucketOwnerEnforced." },
  source: "AWS Foundational Security Best Practices, S3.12",
});
