import { unknownValue, type Examples } from "../../../support/examples";
import { bucket, part } from "../parts";

export const examples: Examples = {
  good: {
    "versions are kept": [bucket(), part("BucketVersioning", { versioningConfiguration: { status: "Enabled" } })],
    "by the bucket's own argument": [bucket("files", { versioning: { enabled: true } })],
  },
  bad: {
    "never said": [bucket()],
    suspended: [bucket(), part("BucketVersioning", { versioningConfiguration: { status: "Suspended" } })],
    "another bucket's": [
      bucket(),
      bucket("other"),
      part("BucketVersioning", { versioningConfiguration: { status: "Enabled" } }, "other"),
    ],
  },
  unknown: {
    "set from another resource": [
      bucket(),
      part("BucketVersioning", { versioningConfiguration: { status: unknownValue } }),
    ],
  },
};
