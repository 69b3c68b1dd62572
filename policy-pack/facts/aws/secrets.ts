import type { Adapter, Context } from "../context";
import { withDefault } from "../datum";
import type { SecretFact } from "../kinds";
import { policyOf } from "../policy-document";
import type { Reader } from "../reader";

const SECRET = "aws:secretsmanager/secret:Secret";
const POLICY = "aws:secretsmanager/secretPolicy:SecretPolicy";
const ROTATION = "aws:secretsmanager/secretRotation:SecretRotation";
const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";

/** Secrets Manager. What a secret says is never read. */
export const secrets: Adapter = {
  cloud: "aws",
  reads: [SECRET, POLICY, ROTATION, VERSION],
  facts: (context) => context.each(SECRET).map((secret) => secretFact(secret, context)),
};

function secretFact(secret: Reader, context: Context): SecretFact {
  const parts = [POLICY, ROTATION, VERSION].map((type) => context.partsOf(secret.resource, type, "secretId")[0]);
  return {
    kind: "secret",
    cloud: "aws",
    subject: secret.resource,
    sources: [secret, ...parts.filter((part) => part !== undefined)].map((reader) => reader.resource),
    key: secret.link("key", "kmsKeyId"),
    recoveryDays: withDefault(
      secret.number("recoveryWindowInDays"),
      30,
      "RecoveryWindowInDays is 30, https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html",
    ),
    tenant: secret.string("tags.tenant"),
    policy: policyOf(parts[0] ?? secret, "policy"),
  };
}
