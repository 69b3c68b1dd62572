import { resource, unknownValue, type Examples } from "../../../support/examples";

export const examples: Examples = {
  good: {
    "switched on": [resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "volumes", { enabled: true })],
    "on unless said otherwise": [resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "volumes")],
  },
  bad: { "switched off": [resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "volumes", { enabled: false })] },
  unknown: {
    "set from another resource": [
      resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "volumes", { enabled: unknownValue }),
    ],
  },
};
