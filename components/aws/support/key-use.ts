import type { Environment } from "../../model/environment";
import type { KeyHandle } from "../handles";
import type { Statement } from "./policy-document";

/**
 * The statement by which a role may use a key. The key is named by its alias in a condition, because its ARN is not
 * known before it exists, and through the service that uses it, so that nobody decrypts by hand with the role.
 * https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 */
export function mayUseKey(
  environment: Environment,
  key: KeyHandle,
  service: string,
  actions: string[] = ["kms:Decrypt", "kms:GenerateDataKey"],
): Statement {
  return {
    sid: "UseKey" + service.replace(/[^a-z0-9]/gi, ""),
    actions,
    resources: `arn:aws:kms:${environment.region}:${environment.accountId}:key/*`,
    conditions: {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": key.alias },
      StringEquals: { "kms:ViaService": `${service}.${environment.region}.amazonaws.com` },
    },
  };
}
