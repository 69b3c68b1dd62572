import type * as pulumi from "@pulumi/pulumi";
import { eventAlert } from "../observability/event-alert";
import { Component } from "../support/component";
import { passwords, publicBuckets, volumeEncryption } from "./account";
import { checked, type Checked, type GuardrailPart, type GuardrailsArgs } from "./arguments";
import { configuration } from "./configuration";
import { access, findings, posture, threats, vulnerabilities } from "./detectors";
import { operators } from "./operators";
import { trail } from "./trail";

export { guardrailParts } from "./arguments";
export type { CentralPart, GuardrailPart, GuardrailsArgs } from "./arguments";

/**
 * What an account has once: a trail of every call, an inventory, detectors, and settings that no single resource can
 * undo. Each part can be left to an organisation that has it centrally, with a name and a reason.
 *
 * Costs about $30 to $60 a month in a small account: GuardDuty some $20, Config $0.003 for each recorded change,
 * Inspector $1.26 for each machine. The first trail is free.
 */
export class Guardrails extends Component {
  /** The log group that receives the trail; absent where the trail is central. */
  readonly trailLogGroupName?: pulumi.Output<string>;
  /** Known before the trail exists. */
  readonly trailArn?: string;
  /** The bucket that keeps the trail's files. */
  readonly trailBucketName?: string;
  /** The group to which people who operate the account belong. */
  readonly operatorsGroupName?: pulumi.Output<string>;

  constructor(name: string, args: GuardrailsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Guardrails", name, args.environment, opts);
    const settings = checked(args);
    const made = settings.here("trail") ? this.trail(name, args, settings) : undefined;
    this.trailLogGroupName = made?.logGroupName;
    this.trailArn = made?.arn;
    this.trailBucketName = made?.bucketName;
    if (settings.here("configuration")) this.configuration(name, args, settings);
    this.detectors(name, args, settings);
    this.account(name, args, settings);
    this.operatorsGroupName = settings.here("operators") ? this.operators(name, args) : undefined;
    this.registerOutputs({
      trailLogGroupName: this.trailLogGroupName,
      trailArn: this.trailArn,
      trailBucketName: this.trailBucketName,
      operatorsGroupName: this.operatorsGroupName,
      central: args.central ?? {},
    });
  }

  private trail(name: string, { environment, key, accessLogs }: GuardrailsArgs, settings: Checked) {
    const { retentionDays, logRetentionDays, trailLock: lock } = settings;
    return trail(name, { environment, key, accessLogs, retentionDays, logRetentionDays, lock }, this.child);
  }

  private configuration(name: string, args: GuardrailsArgs, { retentionDays }: Checked) {
    const { environment, key, accessLogs, configRole: role = "create" } = args;
    configuration(name, { environment, key, accessLogs, retentionDays, role }, this.child);
  }

  private detectors(name: string, args: GuardrailsArgs, { here }: Checked) {
    const { environment, alerts, runtimeMonitoring = false } = args;
    const of = { environment, dataClass: args.key.dataClass };
    if (here("threats")) threats(name, { ...of, runtimeMonitoring }, this.child);
    if (here("vulnerabilities")) vulnerabilities(name, of, this.child);
    if (here("access")) access(name, of, this.child);
    if (here("posture")) posture(name, of, this.child);
    for (const [part, spec] of Object.entries(findings)) {
      if (here(part as GuardrailPart)) eventAlert({ ...of, component: name, alerts }, spec, this.child);
    }
  }

  private account(name: string, { environment, key }: GuardrailsArgs, { here }: Checked) {
    if (here("volumeEncryption")) volumeEncryption(name, key, this.child);
    if (here("publicBuckets")) publicBuckets(name, environment.accountId, this.child);
    if (here("passwords")) passwords(name, this.child);
  }

  private operators(name: string, { environment, operatorPolicyArns: policyArns = [] }: GuardrailsArgs) {
    return operators(name, { environment, policyArns }, this.child);
  }
}
