import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const OWNERSHIP = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const bucket = resource("aws:s3/bucket:Bucket", "data");
const owned = (objectOwnership: unknown) => [
  bucket,
  resource(OWNERSHIP, "ownership", { bucket: ref("data"), rule: { objectOwnership } }),
];

export const examples: Examples = {
  good: { enforced: owned("BucketOwnerEnforced"), "by default": [bucket] },
  bad: {
    "the writer's": owned("ObjectWriter"),
    "the owner's, if the writer says so": owned("BucketOwnerPreferred"),
    "one of two": [
      ...owned("BucketOwnerEnforced"),
      resource("aws:s3/bucketV2:BucketV2", "older"),
      resource(OWNERSHIP, "open", { bucket: ref("older"), rule: { objectOwnership: "ObjectWriter" } }),
    ],
  },
  unknown: { "set from another resource": owned(unknownValue) },
};
