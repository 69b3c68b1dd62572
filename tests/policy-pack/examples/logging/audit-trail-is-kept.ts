import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

type Inputs = Readonly<Record<string, unknown>>;
const RIGHT = {
  s3BucketName: ref("bucket"),
  kmsKeyId: ref("key"),
  isMultiRegionTrail: true,
  enableLogFileValidation: true,
};
const LOCK = { bucket: ref("bucket"), rule: { defaultRetention: { mode: "GOVERNANCE", days: 365 } } };
const trail = (changes: Inputs = {}, lock: Inputs | undefined = LOCK) => [
  resource("aws:kms/key:Key", "key"),
  resource("aws:s3/bucket:Bucket", "bucket"),
  ...(Object.keys(lock).length > 0
    ? [resource("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "lock", lock)]
    : []),
  resource("aws:cloudtrail/trail:Trail", "trail", { ...RIGHT, ...changes }),
];
const management = { name: "Management", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] };

export const examples: Examples = {
  good: {
    "every region, validated, encrypted, locked": trail(),
    "selectors that take everything": trail({
      eventSelectors: [{ includeManagementEvents: true, readWriteType: "All" }],
    }),
    "advanced selectors that take everything": trail({ advancedEventSelectors: [management] }),
    "one good trail beside a poor one": [
      ...trail(),
      resource("aws:cloudtrail/trail:Trail", "poor", { s3BucketName: ref("bucket") }),
    ],
  },
  bad: {
    "no trail": [resource("aws:kms/key:Key", "key")],
    "switched off": trail({ enableLogging: false }),
    "one region": trail({ isMultiRegionTrail: undefined }),
    "without IAM and other global services": trail({ includeGlobalServiceEvents: false }),
    "not validated": trail({ enableLogFileValidation: false }),
    "with no key of ours": trail({ kmsKeyId: undefined }),
    "a bucket without a lock": trail({}, {}),
    "a lock without a retention": trail({}, { bucket: ref("bucket") }),
    "a lock for a day": trail(
      {},
      { bucket: ref("bucket"), rule: { defaultRetention: { mode: "GOVERNANCE", days: 1 } } },
    ),
    "only what writes": trail({ eventSelectors: [{ includeManagementEvents: true, readWriteType: "WriteOnly" }] }),
    "only data events": trail({ eventSelectors: [{ includeManagementEvents: false }] }),
    "without KMS's events": trail({ eventSelectors: [{ excludeManagementEventSources: ["kms.amazonaws.com"] }] }),
    "advanced selectors of data only": trail({
      advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: ["Data"] }] }],
    }),
    "advanced selectors of what writes": trail({
      advancedEventSelectors: [
        { fieldSelectors: [...management.fieldSelectors, { field: "readOnly", equals: ["false"] }] },
      ],
    }),
    "not validated, and the rest not known": trail({
      enableLogFileValidation: false,
      isMultiRegionTrail: unknownValue,
    }),
  },
  unknown: {
    "regions that are not known": trail({ isMultiRegionTrail: unknownValue }),
    "a bucket of another account": trail({ s3BucketName: "of-the-organisation" }),
    "a key of another account": trail({ kmsKeyId: "arn:aws:kms:eu-west-2:222222222222:key/1" }),
  },
};
