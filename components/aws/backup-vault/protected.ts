import type { Environment } from "../../model/environment";
import type { KeyHandle } from "../handles";
import { mayUseKey } from "../support/key-use";
import type { Statement } from "../support/policy-document";

/** What is backed up, by names that are known before it exists. */
export interface Protected {
  environment: Environment;
  /** ARNs of Aurora clusters. */
  clusters: string[];
  /** ARNs of buckets. */
  buckets: string[];
  /** The keys with which it is encrypted, and the vault's. */
  keys: KeyHandle[];
}

/** The ARN of something that RDS keeps in the environment. */
export function rds({ environment }: Protected, kind: string): string {
  return `arn:aws:rds:${environment.region}:${environment.accountId}:${kind}`;
}

/** Through each service that holds what is protected; RDS moreover passes a key on to what it makes. */
export function mayUseKeys(what: Protected): Statement[] {
  const actions = ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"];
  const services = ["backup", ...(what.clusters.length ? ["rds"] : []), ...(what.buckets.length ? ["s3"] : [])];
  const keys = [...new Map(what.keys.map((key) => [key.alias, key])).values()];
  return keys.flatMap((key, index) =>
    services.flatMap((service) => {
      const use = mayUseKey(what.environment, key, service, actions);
      const numbered = { ...use, sid: `${use.sid}${index + 1}` };
      return service === "rds" ? [numbered, passOn(numbered)] : [numbered];
    }),
  );
}

function passOn(use: Statement): Statement {
  return {
    ...use,
    sid: `PassOn${use.sid}`,
    actions: "kms:CreateGrant",
    conditions: { ...use.conditions, Bool: { "kms:GrantIsForAWSResource": "true" } },
  };
}
