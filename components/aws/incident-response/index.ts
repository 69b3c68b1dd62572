import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Environment } from "../../model/environment";
import type { AlertsHandle, KeyHandle, NetworkHandle } from "../handles";
import { Component } from "../support/component";
import { automationDocument } from "../support/ec2-automation";
import { cloudName, tagged, type Ec2Parts } from "../support/ec2-parts";
import { role, roleName } from "../support/ec2-role";
import { incidentLog, incidentLogGroupName } from "./log";
import { mayRespond } from "./permissions";
import { procedure, quarantineGroupName } from "./procedure";

export interface IncidentResponseArgs {
  environment: Environment;
  /** The network whose machines can be quarantined. */
  network: NetworkHandle;
  /** Encrypts the log of incidents; its class is that of what a quarantined machine may hold. */
  key: KeyHandle;
  /** Who hears of each quarantine, and of one that failed. @default nobody but the log */
  alerts?: AlertsHandle;
  /** Days that the log of incidents is kept; a value that CloudWatch accepts. @default 365 */
  logRetentionDays?: number;
}

/**
 * The first minutes of an incident as a procedure that can be practised (`lamp-incident`, `hard-incident-rebuild`): one
 * command isolates a machine, has its group replace it, keeps encrypted snapshots of its volumes and records what was
 * done. It touches only machines with this stack's tags, which have one network interface, as all of the stack's have.
 *
 * Costs nothing until it is used; then about $0.05 a month for each GB of snapshots, which stay until somebody deletes them.
 */
export class IncidentResponse extends Component {
  /** The group that lets nothing through. */
  readonly quarantineGroupId: pulumi.Output<string>;
  /** The Automation document. */
  readonly documentName: string;
  /** The role that the procedure runs as; who starts it needs `iam:PassRole` on it. */
  readonly roleName: string;
  /** What was done, and when. */
  readonly logGroupName: string;
  /** What to type; two places are left to fill in. */
  readonly command: string;

  constructor(name: string, args: IncidentResponseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("IncidentResponse", name, args.environment, opts);
    const parts: Ec2Parts = { name, environment: args.environment, key: args.key, child: this.child };
    this.documentName = cloudName(parts);
    this.roleName = roleName(parts);
    this.logGroupName = incidentLogGroupName(parts);
    this.command = commandFor(args.environment, this.documentName);

    this.quarantineGroupId = quarantineGroup(parts, args.network).id;
    this.runbook(parts);
    incidentLog(parts, this.documentName, args.logRetentionDays, args.alerts);
    this.registerOutputs({ documentName: this.documentName, command: this.command });
  }

  private runbook(parts: Ec2Parts): void {
    role(parts, {
      description: "Isolates, snapshots and replaces machines in an incident",
      service: "ssm.amazonaws.com",
      ofAccount: true,
      statements: mayRespond(parts),
    });
    automationDocument(parts, undefined, procedure(parts));
  }
}

function quarantineGroup(parts: Ec2Parts, { vpcId }: NetworkHandle): aws.ec2.SecurityGroup {
  const name = quarantineGroupName(parts);
  return new aws.ec2.SecurityGroup(
    `${parts.name}-quarantine`,
    {
      name,
      description: "Quarantine: nothing in, nothing out",
      vpcId,
      // Said aloud, so that a rule that somebody adds is taken away with the next update.
      ingress: [],
      egress: [],
      tags: tagged(parts, name),
    },
    parts.child,
  );
}

function commandFor({ region }: Environment, documentName: string): string {
  return (
    `aws ssm start-automation-execution --region ${region} --document-name ${documentName} ` +
    `--parameters 'InstanceId=<instance>,Incident=<number>,Reason=<what is suspected>'`
  );
}
