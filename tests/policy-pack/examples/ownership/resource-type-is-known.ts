import { resource, type Examples } from "../../../support/examples";

export const examples: Examples = {
  good: {
    "a type of which facts are made": [resource("aws:kms/key:Key", "key")],
    "a type that is exempt with a reason": [resource("aws:kms/alias:Alias", "alias")],
  },
  bad: {
    "a type that the cloud has added": [resource("aws:new/thing:Thing", "thing")],
    "a type of another cloud": [resource("gcp:storage/bucket:Bucket", "bucket")],
    "a command": [resource("command:local:Command", "command", { create: "aws s3 rm --recursive s3://data" })],
    "a renamed type": [resource("aws:s3/bucketV3:BucketV3", "bucket")],
    "one of two": [resource("aws:kms/key:Key", "key"), resource("aws:new/thing:Thing", "thing")],
  },
  unknown: { never: "every resource has a type" },
};
