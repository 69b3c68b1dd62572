import type { Input } from "@pulumi/pulumi";
import type { Environment } from "../../model/environment";
import type { AlertsHandle, DatabaseHandle, KeyHandle, LoadBalancerHandle } from "../handles";

/** A group of machines whose health and logins are watched: a `WebTier`, a `Bastion`, or what names one. */
export interface HostsHandle {
  /** The auto scaling group's name. */
  groupName: Input<string>;
  /** The log group that receives their system log, sshd's lines among it. */
  logGroupName: Input<string>;
}

/** What is watched. What is absent has no alarms. */
export interface Watch {
  loadBalancer?: LoadBalancerHandle;
  database?: DatabaseHandle;
  /** By what they are: `{ web, bastion }`. */
  hosts?: Record<string, HostsHandle>;
  /**
   * The log group that receives CloudTrail's events: who changed or tried what in the account. Where an organisation
   * keeps the trail centrally, it has to watch it centrally.
   */
  trailLogGroupName?: Input<string>;
}

/** Where an alarm begins. Each can be set by itself; a weaker value is visible where it is set. */
export interface Thresholds {
  /** Seconds within which 95 of 100 answers leave the load balancer's targets. @default 0.3: `lamp-monitoring` */
  answerSeconds: number;
  /** Answers with a server's error, within five minutes. @default 10 */
  serverErrors: number;
  /** Milliseconds that the spare is behind. Aurora's are usually below 100. @default 1000 */
  replicaLagMs: number;
  /** Per cent of a database's processors, over a quarter of an hour. @default 80 */
  databaseCpu: number;
  /** Open connections of the database. @default 500: half of what the smallest usual classes (8 GiB) take */
  databaseConnections: number;
  /** GiB of an instance's own disk, for sorting and logs, that have to be free. @default 5 */
  databaseFreeGib: number;
  /** GiB of the cluster's volume, which grows by itself, and costs about $0.11 a month each. @default 500 */
  databaseVolumeGib: number;
  /** Per cent of a group of machines' processors, over a quarter of an hour. @default 90 */
  hostCpu: number;
  /** Refused logins at one group of machines within five minutes. @default 10: more than a person mistypes */
  refusedLogins: number;
  /** Requests to AWS that were not authorised, within five minutes. @default 10 */
  unauthorisedCalls: number;
}

export const defaultThresholds: Thresholds = {
  answerSeconds: 0.3,
  serverErrors: 10,
  replicaLagMs: 1000,
  databaseCpu: 80,
  databaseConnections: 500,
  databaseFreeGib: 5,
  databaseVolumeGib: 500,
  hostCpu: 90,
  refusedLogins: 10,
  unauthorisedCalls: 10,
};

export interface ObservabilityArgs {
  environment: Environment;
  /** Whose data class the alarms bear. Metrics hold no customer's data; CloudWatch encrypts them with its own key. */
  key: KeyHandle;
  /** Who hears of every alarm, and of its end. */
  alerts: AlertsHandle;
  watch: Watch;
  /** @default every threshold's own */
  thresholds?: Partial<Thresholds>;
}

/** The thresholds with their defaults, checked. */
export function thresholdsOf({ thresholds = {} }: ObservabilityArgs): Thresholds {
  for (const [threshold, value] of Object.entries(thresholds)) {
    if (!(threshold in defaultThresholds)) {
      const accepted = Object.keys(defaultThresholds).join(", ");
      throw new Error(`thresholds.${threshold}: received an unknown name; accepted: ${accepted}`);
    }
    if (typeof value !== "number" || !(value > 0) || !Number.isFinite(value)) {
      throw new Error(`thresholds.${threshold}: received ${value}; accepted: a number above 0`);
    }
  }
  return { ...defaultThresholds, ...thresholds };
}

/** At least one thing has to be watched, and names have to fit into the alarms'. */
export function checkWatch({ loadBalancer, database, hosts = {}, trailLogGroupName }: Watch) {
  const names = Object.keys(hosts);
  if (!loadBalancer && !database && names.length === 0 && trailLogGroupName === undefined) {
    throw new Error("watch: received nothing; accepted: loadBalancer, database, hosts, trailLogGroupName");
  }
  const wrong = names.find((name) => !/^[a-z][a-z0-9-]{0,30}$/.test(name));
  if (wrong !== undefined) {
    throw new Error(`watch.hosts: received the name "${wrong}"; accepted: lower-case letters, digits and hyphens`);
  }
}
