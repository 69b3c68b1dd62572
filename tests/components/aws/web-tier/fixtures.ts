import { parse } from "yaml";
import type { KeyHandle, NetworkHandle } from "../../../../components/aws/handles";
import type { Operator } from "../../../../components/model/operators";
import { tiers } from "../../../../components/model/tier";
import type { Graph, Resource } from "../../../support/graph-of";
import { ed25519Line } from "../../model/ssh-keys";

/** Handles as plain values, so that the components are tested without what usually makes them. */
export const key: KeyHandle = {
  arn: "arn:aws:kms:eu-west-2:111122223333:key/0a1b2c3d-0000-4000-8000-000000000001",
  alias: "alias/lamplight-production-high",
  dataClass: "high",
};

export const zones = ["eu-west-2a", "eu-west-2b", "eu-west-2c"];

export const network: NetworkHandle = {
  vpcId: "vpc-0123456789abcdef0",
  ipv4Block: "10.20.0.0/16",
  ipv6Block: "2001:db8:20::/56",
  zones,
  subnets: tiers.flatMap((tier, row) =>
    zones.map((zone, column) => ({
      id: `subnet-${tier}-${zone.slice(-1)}`,
      tier,
      zone,
      ipv4Block: `10.20.${16 * row + column}.0/24`,
    })),
  ),
};

export const networkWithoutIpv6: NetworkHandle = { ...network, ipv6Block: undefined };

/** The network with one tier in one zone only. */
export function inOneZone(tier: string): NetworkHandle {
  return { ...network, subnets: network.subnets.filter((each) => each.tier !== tier || each.zone === "eu-west-2a") };
}

const person = (name: string, grantedBy: string): Operator => ({
  name,
  publicKeys: [ed25519Line()],
  role: "engineer",
  reason: "looks after the platform",
  grantedBy,
  expires: "2031-12-31",
});
export const operators = [person("ines-moreau", "tom-okafor"), person("tom-okafor", "ines-moreau")];

/** A value that has to be known text or number by now. */
export function text(value: unknown): string {
  if (typeof value === "string" || typeof value === "number") return `${value}`;
  throw new Error(`no text: ${typeof value}`);
}

export interface PolicyStatement {
  Sid: string;
  Effect: string;
  Principal?: Record<string, string | string[]>;
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

export function statementsIn(policy: unknown): PolicyStatement[] {
  return (JSON.parse(text(policy)) as { Statement: PolicyStatement[] }).Statement;
}

export const listed = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value]);

/** The statements of a role's policy, by what they are for. */
export function rights(graph: Graph, policy: string): Record<string, PolicyStatement> {
  const statements = statementsIn(graph.named(policy, "aws:iam/rolePolicy:RolePolicy").inputs.policy);
  return Object.fromEntries(statements.map((statement) => [statement.Sid, statement]));
}

/** Every policy of a graph, with what would give more than is needed: a whole service, or anything without a bound. */
export function excessiveRights(graph: Graph): string[] {
  return graph.all("aws:iam/rolePolicy:RolePolicy").flatMap(({ name, inputs }) =>
    statementsIn(inputs.policy)
      .filter(
        ({ Action, Resource, Condition }) =>
          listed(Action).some((action) => action.includes("*")) ||
          (listed(Resource).includes("*") && Condition === undefined),
      )
      .map(({ Sid }) => `${name}: ${Sid}`),
  );
}

export interface CloudConfig {
  users: { name: string; sudo?: string; lock_passwd: boolean; ssh_authorized_keys: string[] }[];
  write_files: { path: string; content: string }[];
}

/** What the machines of a template are told at their first boot. */
export function userDataOf(template: Resource): { config: CloudConfig; file: (path: string) => string } {
  const yaml = Buffer.from(text(template.inputs.userData), "base64").toString();
  const config = parse(yaml) as CloudConfig;
  return { config, file: (path) => config.write_files.find((each) => each.path === path)?.content ?? "" };
}

/** The rules of security groups, of one direction. */
export function rulesOf(graph: Graph, direction: "Ingress" | "Egress"): Resource[] {
  const type = `aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`;
  return graph.all(type);
}

/** Resources that AWS can tag, without one of the tags that everything has. */
export function untagged(graph: Graph): string[] {
  const tagless = new Set([
    "aws:autoscaling/lifecycleHook:LifecycleHook",
    "aws:autoscaling/policy:Policy",
    "aws:acm/certificateValidation:CertificateValidation",
    "aws:cloudwatch/eventTarget:EventTarget",
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
    "aws:iam/rolePolicy:RolePolicy",
    "aws:route53/record:Record",
    "aws:wafv2/webAclAssociation:WebAclAssociation",
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
  ]);
  return graph.resources
    .filter(({ type }) => type.startsWith("aws:") && !tagless.has(type))
    .filter((resource) => {
      const tags = tagsOf(resource);
      return ["Name", "owner", "environment", "data-class", "managed-by"].some((tag) => !tags[tag]);
    })
    .map(({ urn }) => urn);
}

function tagsOf({ inputs }: Resource): Record<string, unknown> {
  const { tags } = inputs;
  if (!Array.isArray(tags)) return (tags ?? {}) as Record<string, unknown>;
  return Object.fromEntries((tags as { key: string; value: string }[]).map((tag) => [tag.key, tag.value]));
}
