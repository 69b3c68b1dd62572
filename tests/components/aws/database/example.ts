import type { DatabaseArgs } from "../../../../components/aws/database";
import type { KeyHandle, NetworkHandle, SubnetHandle } from "../../../../components/aws/handles";
import { tiers } from "../../../../components/model/tier";
import { environment } from "../../../support/graph-of";

const zones = ["eu-west-2a", "eu-west-2b", "eu-west-2c"];

export const network: NetworkHandle = {
  vpcId: "vpc-0123456789abcdef0",
  ipv4Block: "10.20.0.0/16",
  zones,
  subnets: tiers.flatMap((tier, t) =>
    zones.map((zone, z): SubnetHandle => {
      const number = 16 * (t + 1) + z;
      return { id: `subnet-0123456789abcde${number}`, tier, zone, ipv4Block: `10.20.${number}.0/24` };
    }),
  ),
};

export const key: KeyHandle = {
  arn: "arn:aws:kms:eu-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  alias: "alias/lamplight-production-high",
  dataClass: "high",
};

/** What a database needs at least. */
export const required: DatabaseArgs = {
  environment,
  network,
  key,
  engine: "postgresql",
  clients: { web: { securityGroupId: "sg-0123456789abcdef0" } },
};

/** The identifiers of the network's subnets in a tier. */
export function subnetIds(tier: SubnetHandle["tier"]) {
  return network.subnets.filter((subnet) => subnet.tier === tier).map(({ id }) => id);
}

export const acmeAndGlobex = [
  { slug: "globex", displayName: "Globex Corporation" },
  { slug: "acme", displayName: "Acme Ltd" },
];

/** A value that has to be text, such as a policy that is known at preview. */
export function text(value: unknown): string {
  if (typeof value === "string") return value;
  throw new Error(`expected text, not ${JSON.stringify(value) ?? typeof value}`);
}
