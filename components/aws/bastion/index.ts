import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../support/component";
import { cloudName, type Ec2Parts } from "../support/ec2-parts";
import { roleName } from "../support/ec2-role";
import { logGroup } from "../support/log-group";
import { addressFollowsMachine, stableAddress } from "./address";
import type { AdministrationHandle, BastionArgs } from "./args";
import { bastionGroup, bastionTemplate, groupOfOne } from "./machines";
import { sessionDocument } from "./session";
import { bastionSettings } from "./settings";

export type { AdministrationHandle, BastionArgs, BastionMode } from "./args";

/**
 * The one way in for people (`lamp-ssh`, `hard-public-surface`): a machine in the admin tier with accounts for named
 * people, keys only, on a port of its own, reached from the allowed ranges; or, with Session Manager, without any open port.
 * A machine that fails, or is a month old, is replaced within minutes and keeps the address.
 *
 * Logins, commands and sessions go to an encrypted log group as they happen. The address is an Elastic IP that a procedure
 * moves to each new machine: about $4 a month, where a network load balancer with an address in each zone costs $30 and
 * leaves the machine without a way out. With Session Manager the address is the way out alone.
 *
 * Costs about $14 a month with its defaults in London, and $0.60 for each GB of logs.
 */
export class Bastion extends Component {
  /** The machine's group, which is admitted by what it administers. */
  readonly securityGroupId: pulumi.Output<string>;
  /** The machine's role. */
  readonly roleName: string;
  /** The IPv4 address that people connect to, and the machine's way out. */
  readonly address: pulumi.Output<string>;
  /** The auto scaling group. */
  readonly groupName: string;
  /** Logins, commands, bans and sessions. */
  readonly logGroupName: string;
  readonly sshPort: number;
  /** For the hosts that people are let on to. */
  readonly administration: AdministrationHandle;
  /** Only with Session Manager: `aws ssm start-session --document-name …`. */
  readonly sessionDocumentName?: string;

  /** @throws where an argument does not hold; the message names it, what was received and what would be accepted. */
  constructor(name: string, args: BastionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Bastion", name, args.environment, opts);
    const settings = bastionSettings(args);
    const parts: Ec2Parts = { name, environment: args.environment, key: args.key, child: this.child };
    this.groupName = cloudName(parts);
    this.logGroupName = cloudName(parts);
    this.roleName = roleName(parts);
    this.sshPort = settings.sshPort;

    const logs = this.logs(name, args);
    const group = bastionGroup(parts, settings);
    const template = bastionTemplate(parts, settings, group.id, this.logGroupName);
    const address = stableAddress(parts);
    const follows = addressFollowsMachine(parts, address);
    groupOfOne(parts, settings, template, [logs, follows]);
    if (settings.mode === "session-manager") {
      sessionDocument(parts, this.logGroupName);
      this.sessionDocumentName = cloudName(parts, "session");
    }

    this.securityGroupId = group.id;
    this.address = address.publicIp;
    this.administration = { securityGroupId: group.id, port: settings.sshPort };
    this.registerOutputs({ address: this.address, groupName: this.groupName, logGroupName: this.logGroupName });
  }

  private logs(name: string, { environment, key, logRetentionDays }: BastionArgs) {
    const { logGroupName } = this;
    return logGroup(`${name}-logs`, { environment, key, logGroupName, retentionDays: logRetentionDays }, this.child);
  }
}
