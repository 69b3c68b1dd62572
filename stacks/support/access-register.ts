import * as pulumi from "@pulumi/pulumi";
import type { Operator } from "../../components/model/operators";
import { parsePublicKey } from "../../components/model/ssh-key";

/**
 * Carries the access register in the graph, expired entries included: the policy pack reports a grant whose day has
 * passed, although its holder has already lost access. Keys are given by fingerprint.
 */
export class AccessRegister extends pulumi.ComponentResource {
  constructor(name: string, operators: readonly Operator[], opts?: pulumi.ComponentResourceOptions) {
    super("hosting:index:AccessRegister", name, { operators: operators.map(entry) }, opts);
    this.registerOutputs({});
  }
}

function entry({ publicKeys, ...operator }: Operator) {
  return { ...operator, keyFingerprints: publicKeys.map((text) => parsePublicKey(text).fingerprint) };
}
