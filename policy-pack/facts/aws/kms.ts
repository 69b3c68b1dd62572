import type { Adapter, Context } from "../context";
import { withDefault } from "../datum";
import type { KeyFact, PolicyDocument } from "../kinds";
import { policyOf } from "../policy-document";
import type { Reader } from "../reader";

const KEY = "aws:kms/key:Key";
const POLICY = "aws:kms/keyPolicy:KeyPolicy";
const ALIAS = "aws:kms/alias:Alias";
const API = "https://docs.aws.amazon.com/kms/latest/APIReference";

const GUIDE = "https://docs.aws.amazon.com/kms/latest/developerguide";

/** What KMS writes where nobody does: the key's own account decides, by its IAM policies. */
const ACCOUNT_ONLY: PolicyDocument = {
  label: "Allow kms:* to the key's own account",
  statements: [
    {
      sid: "Enable IAM User Permissions",
      effect: "Allow",
      principals: ["AWS:the key's own account"],
      notPrincipals: [],
      actions: ["kms:*"],
      notActions: [],
      resources: ["*"],
      notResources: [],
      conditions: [],
    },
  ],
};

/** KMS keys with their aliases and, where it is written apart, their policy. */
export const kms: Adapter = {
  cloud: "aws",
  reads: [KEY, POLICY, ALIAS],
  facts: (context) => context.each(KEY).map((key) => keyFact(key, context)),
};

function keyFact(key: Reader, context: Context): KeyFact {
  const [policy] = context.partsOf(key.resource, POLICY, "keyId");
  const aliases = context.partsOf(key.resource, ALIAS, "targetKeyId");
  return {
    kind: "key",
    cloud: "aws",
    subject: key.resource,
    sources: [key, ...(policy ? [policy] : []), ...aliases].map((reader) => reader.resource),
    dataClass: key.string("tags.data-class"),
    environment: key.string("tags.environment"),
    rotates: withDefault(
      key.boolean("enableKeyRotation"),
      false,
      `off unless enabled, ${API}/API_EnableKeyRotation.html`,
    ),
    deletionWindowDays: withDefault(
      key.number("deletionWindowInDays"),
      30,
      `PendingWindowInDays is 30, ${API}/API_ScheduleKeyDeletion.html`,
    ),
    enabled: withDefault(key.boolean("isEnabled"), true, "the provider's default is true"),
    rotationDays: withDefault(
      key.number("rotationPeriodInDays"),
      365,
      `RotationPeriodInDays is 365, ${API}/API_EnableKeyRotation.html`,
    ),
    policy: withDefault(policyOf(policy ?? key, "policy"), ACCOUNT_ONLY, `${GUIDE}/key-policy-default.html`),
  };
}
