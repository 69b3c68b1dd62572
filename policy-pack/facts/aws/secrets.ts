import type { Adapter, Context } from "../context";
import { allOf } from "../combine";
import { mapDatum, withDefault, type Datum } from "../datum";
import type { PolicyDocument, SecretFact } from "../kinds";
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
  const policies = context.partsOf(secret.resource, POLICY, "secretArn");
  const parts = [ROTATION, VERSION].flatMap((type) => context.partsOf(secret.resource, type, "secretId"));
  return {
    kind: "secret",
    cloud: "aws",
    subject: secret.resource,
    sources: [secret, ...policies, ...parts].map((reader) => reader.resource),
    dataClass: secret.string("tags.data-class"),
    key: secret.link("key", "kmsKeyId"),
    recoveryDays: withDefault(
      secret.number("recoveryWindowInDays"),
      30,
      "RecoveryWindowInDays is 30, https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html",
    ),
    tenant: secret.string("tags.tenant"),
    policy: policyTogether(secret, policies),
  };
}

// Which of several is put last, and so holds, is not settled: all are judged, with what the secret says itself.
function policyTogether(secret: Reader, policies: readonly Reader[]): Datum<PolicyDocument> {
  const own = policyOf(secret, "policy");
  if (policies.length === 0) return own;
  const written = [own, ...policies.map((policy) => policyOf(policy, "policy"))];
  return mapDatum(allOf(policies[0]?.source("policy") ?? secret.source("policy"), written), (documents) => ({
    statements: documents.flatMap(({ statements }) => statements),
    label: documents.map(({ label }) => label).join("; "),
  }));
}
