import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const cluster = (inputs: Record<string, unknown>) => [
  resource("aws:kms/key:Key", "key"),
  resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-postgresql", ...inputs }),
];

export const examples: Examples = {
  good: { "managed, with our key": cluster({ manageMasterUserPassword: true, masterUserSecretKmsKeyId: ref("key") }) },
  bad: {
    nothing: cluster({}),
    "a password in the program": cluster({ masterPassword: "hunter22" }),
    "managed with the cloud's own key": cluster({ manageMasterUserPassword: true }),
    "not managed, and the key not known": cluster({ masterUserSecretKmsKeyId: unknownValue }),
  },
  unknown: {
    "perhaps managed": cluster({ manageMasterUserPassword: unknownValue, masterUserSecretKmsKeyId: ref("key") }),
    "a key that is not in the stack": cluster({
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: "arn:aws:kms:eu-west-2:222222222222:key/1",
    }),
  },
};
