import { ref, unknownValue, type Examples } from "../../../support/examples";
import { aurora, key } from "../parts";

export const examples: Examples = {
  good: { "the class's key": [key("high", "high"), aurora({ storageEncrypted: true, kmsKeyId: ref("high") })] },
  bad: {
    "not encrypted": [key("high", "high"), aurora({ kmsKeyId: ref("high") })],
    "the cloud's own key": [aurora({ storageEncrypted: true })],
    "the key of another class": [key("low", "low"), aurora({ storageEncrypted: true, kmsKeyId: ref("low") })],
    "no class": [key("high", "high"), aurora({ storageEncrypted: true, kmsKeyId: ref("high"), tags: {} })],
    "not encrypted, with a key that nobody can follow": [aurora({ storageEncrypted: false, kmsKeyId: unknownValue })],
  },
  unknown: { "a key that nobody can follow": [aurora({ storageEncrypted: true, kmsKeyId: unknownValue })] },
};
