import { ref, unknownValue, type Examples } from "../../../support/examples";
import { key, vault } from "../parts";

export const examples: Examples = {
  good: { "a key of ours": [key("own", "critical"), vault({ kmsKeyArn: ref("own") })] },
  bad: { "the cloud's own key": [key("own", "critical"), vault()] },
  unknown: {
    "a key made elsewhere": [vault({ kmsKeyArn: "arn:aws:kms:eu-west-2:111122223333:key/1234abcd" })],
    "a key that nobody can follow": [vault({ kmsKeyArn: unknownValue })],
  },
};
