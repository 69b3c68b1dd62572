import type { DatabaseHandle, LoadBalancerHandle } from "../handles";
import type { AlarmSpec } from "./alarm";
import type { Thresholds, HostsHandle } from "./arguments";

const GIB = 1024 ** 3;
const QUARTER_HOUR = { period: 300, of: 3 };

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html */
export function loadBalancerAlarms(
  { arnSuffix, targetGroupArnSuffix }: LoadBalancerHandle,
  limits: Thresholds,
): AlarmSpec[] {
  const balancer = { namespace: "AWS/ApplicationELB", dimensions: { LoadBalancer: arnSuffix } };
  const targets = {
    namespace: "AWS/ApplicationELB",
    dimensions: { LoadBalancer: arnSuffix, TargetGroup: targetGroupArnSuffix },
  };
  return [
    {
      id: "slow-answers",
      description: `One answer in twenty takes longer than ${limits.answerSeconds} s. Look at the database and the hosts.`,
      ...balancer,
      metric: "TargetResponseTime",
      statistic: "p95",
      when: ">",
      threshold: limits.answerSeconds,
      of: 5,
      bad: 3,
    },
    {
      id: "application-errors",
      description: "The application answers with errors (5xx). Look at its log, and at what was released last.",
      ...balancer,
      metric: "HTTPCode_Target_5XX_Count",
      statistic: "Sum",
      when: ">",
      threshold: limits.serverErrors,
      period: 300,
    },
    {
      id: "load-balancer-errors",
      description: "The load balancer answers with errors (5xx) by itself: no host took the request in time.",
      ...balancer,
      metric: "HTTPCode_ELB_5XX_Count",
      statistic: "Sum",
      when: ">",
      threshold: limits.serverErrors,
      period: 300,
    },
    {
      id: "unhealthy-hosts",
      description: "A host fails its health check and should be replaced within minutes. Look at the group's activity.",
      ...targets,
      metric: "UnHealthyHostCount",
      statistic: "Maximum",
      when: ">",
      threshold: 0,
      of: 3,
    },
    {
      id: "no-spare-host",
      description: "Fewer than two hosts are healthy: the next failure is an outage.",
      ...targets,
      metric: "HealthyHostCount",
      statistic: "Minimum",
      when: "<",
      threshold: 2,
      of: 3,
      // Without any host the load balancer publishes nothing.
      silence: "breaching",
    },
  ];
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html */
export function databaseAlarms({ identifier }: DatabaseHandle, limits: Thresholds): AlarmSpec[] {
  const cluster = { namespace: "AWS/RDS", dimensions: { DBClusterIdentifier: identifier } };
  return [
    {
      id: "replica-lag",
      description: "The spare database is behind or gone: a failover would take longer or be impossible.",
      namespace: "AWS/RDS",
      dimensions: { DBClusterIdentifier: identifier, Role: "READER" },
      metric: "AuroraReplicaLag",
      statistic: "Maximum",
      when: ">",
      threshold: limits.replicaLagMs,
      of: 5,
      // A reader that is gone publishes nothing.
      silence: "breaching",
    },
    {
      id: "database-cpu",
      description: "The database is busy. Look at Performance Insights for the statements that are.",
      ...cluster,
      metric: "CPUUtilization",
      statistic: "Average",
      when: ">",
      threshold: limits.databaseCpu,
      ...QUARTER_HOUR,
    },
    {
      id: "database-connections",
      description: "Many connections are open: the pool is too large, or somebody does not close theirs.",
      ...cluster,
      metric: "DatabaseConnections",
      statistic: "Maximum",
      when: ">",
      threshold: limits.databaseConnections,
      of: 5,
    },
    {
      id: "database-local-storage",
      description: "An instance's own disk is nearly full: large sorts or logs. Statements will fail.",
      ...cluster,
      metric: "FreeLocalStorage",
      statistic: "Minimum",
      when: "<",
      threshold: limits.databaseFreeGib * GIB,
      period: 300,
    },
    {
      id: "database-volume",
      description: "The data has grown beyond what was expected. It grows on by itself, and so does the bill.",
      ...cluster,
      metric: "VolumeBytesUsed",
      statistic: "Average",
      when: ">",
      threshold: limits.databaseVolumeGib * GIB,
      period: 3600,
    },
  ];
}

export function hostAlarms(name: string, { groupName }: HostsHandle, limits: Thresholds): AlarmSpec[] {
  const group = { namespace: "AWS/EC2", dimensions: { AutoScalingGroupName: groupName } };
  return [
    {
      id: `${name}-cpu`,
      description: `The ${name} hosts are busy although the group may grow. Look whether it is at its maximum.`,
      ...group,
      metric: "CPUUtilization",
      statistic: "Average",
      when: ">",
      threshold: limits.hostCpu,
      ...QUARTER_HOUR,
    },
    {
      id: `${name}-status`,
      description: `A ${name} host or the machine below it fails EC2's own checks.`,
      ...group,
      metric: "StatusCheckFailed",
      statistic: "Maximum",
      when: ">",
      threshold: 0,
      of: 3,
    },
  ];
}
