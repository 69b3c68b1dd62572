import * as aws from "@pulumi/aws";
import type { Input } from "@pulumi/pulumi";
import type { SecurityGroupHandle } from "../handles";
import { tagsIn, type Parts } from "./parts";

/** The database's group: it is given no way out at all, and a way in only by {@link admit}. */
export function databaseGroup(parts: Parts) {
  const { identifier, network } = parts.settings;
  return new aws.ec2.SecurityGroup(
    `${parts.name}-group`,
    {
      name: identifier,
      description: "Database: reached on its port by named clients only",
      vpcId: network.vpcId,
      tags: tagsIn(parts, identifier),
    },
    parts.child,
  );
}

/** Opens the database's port to a client's group, and the client's group to the database. */
export function admit(parts: Parts, databaseGroupId: Input<string>, client: string, handle: SecurityGroupHandle) {
  const { identifier, port } = parts.settings;
  const rule = { ipProtocol: "tcp", fromPort: port, toPort: port };
  const inName = `${identifier}-from-${client}`;
  const outName = `${client}-to-${identifier}`;
  return [
    new aws.vpc.SecurityGroupIngressRule(
      `${parts.name}-from-${client}`,
      {
        ...rule,
        description: `Database port from ${client}`,
        securityGroupId: databaseGroupId,
        referencedSecurityGroupId: handle.securityGroupId,
        tags: tagsIn(parts, inName),
      },
      parts.child,
    ),
    new aws.vpc.SecurityGroupEgressRule(
      `${parts.name}-out-of-${client}`,
      {
        ...rule,
        description: `To the port of database ${identifier}`,
        securityGroupId: handle.securityGroupId,
        referencedSecurityGroupId: databaseGroupId,
        tags: tagsIn(parts, outName),
      },
      parts.child,
    ),
  ];
}
