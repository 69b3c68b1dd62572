import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { nameIn, type Environment } from "../../model/environment";
import { tagsOf } from "../../model/tags";
import type { DataClass } from "../../model/data-class";
import type { EventAlertSpec } from "../observability/event-alert";

export interface DetectorArgs {
  environment: Environment;
  dataClass: DataClass;
}

/**
 * GuardDuty: threats in the logs of the network, of names and of the account, in logins to databases, in requests to
 * buckets and functions, and malware on volumes of machines that behave suspiciously.
 */
export function threats(
  name: string,
  { environment, dataClass, runtimeMonitoring }: DetectorArgs & { runtimeMonitoring: boolean },
  opts: pulumi.CustomResourceOptions,
) {
  const detector = new aws.guardduty.Detector(
    `${name}-threats`,
    {
      enable: true,
      findingPublishingFrequency: "FIFTEEN_MINUTES",
      tags: tagsOf(environment, nameIn(environment, name, "threats"), dataClass),
    },
    opts,
  );
  for (const feature of ["S3_DATA_EVENTS", "EBS_MALWARE_PROTECTION", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS"]) {
    new aws.guardduty.DetectorFeature(
      `${name}-threats-${feature.toLowerCase().replaceAll("_", "-")}`,
      { detectorId: detector.id, name: feature, status: "ENABLED" },
      opts,
    );
  }
  if (runtimeMonitoring) {
    new aws.guardduty.DetectorFeature(
      `${name}-threats-runtime`,
      {
        detectorId: detector.id,
        name: "RUNTIME_MONITORING",
        status: "ENABLED",
        additionalConfigurations: [{ name: "EC2_AGENT_MANAGEMENT", status: "ENABLED" }],
      },
      opts,
    );
  }
}

/** Inspector: known weaknesses of machines, functions and images, looked for again whenever one becomes known. */
export function vulnerabilities(name: string, { environment }: DetectorArgs, opts: pulumi.CustomResourceOptions) {
  new aws.inspector2.Enabler(
    `${name}-vulnerabilities`,
    { accountIds: [environment.accountId], resourceTypes: ["EC2", "ECR", "LAMBDA"] },
    opts,
  );
}

/** Access Analyzer: whatever can be reached from outside the account. It costs nothing. */
export function access(name: string, { environment, dataClass }: DetectorArgs, opts: pulumi.CustomResourceOptions) {
  const analyzerName = nameIn(environment, name, "access");
  new aws.accessanalyzer.Analyzer(
    `${name}-access`,
    { analyzerName, type: "ACCOUNT", tags: tagsOf(environment, analyzerName, dataClass) },
    opts,
  );
}

/** Security Hub, with the two standards that fit an account like this one. */
export function posture(name: string, { environment }: DetectorArgs, opts: pulumi.CustomResourceOptions) {
  const hub = new aws.securityhub.Account(
    `${name}-posture`,
    { enableDefaultStandards: false, autoEnableControls: true, controlFindingGenerator: "SECURITY_CONTROL" },
    opts,
  );
  const standards = {
    cis: "cis-aws-foundations-benchmark/v/3.0.0",
    "best-practices": "aws-foundational-security-best-practices/v/1.0.0",
  };
  for (const [standard, path] of Object.entries(standards)) {
    new aws.securityhub.StandardsSubscription(
      `${name}-posture-${standard}`,
      { standardsArn: `arn:aws:securityhub:${environment.region}::standards/${path}` },
      { ...opts, dependsOn: hub },
    );
  }
}

/** Which findings reach a person, by the part that makes them. */
export const findings = {
  threats: {
    id: "threats-found",
    description: "GuardDuty found a threat of medium severity or worse",
    pattern: {
      source: ["aws.guardduty"],
      "detail-type": ["GuardDuty Finding"],
      detail: { severity: [{ numeric: [">=", 4] }] },
    },
  },
  vulnerabilities: {
    id: "vulnerabilities-found",
    description: "Inspector found a weakness of high severity or worse",
    pattern: {
      source: ["aws.inspector2"],
      "detail-type": ["Inspector2 Finding"],
      detail: { severity: ["HIGH", "CRITICAL"], status: ["ACTIVE"] },
    },
  },
  access: {
    id: "access-found",
    description: "Access Analyzer found something that can be reached from outside the account",
    pattern: {
      source: ["aws.access-analyzer"],
      "detail-type": ["Access Analyzer Finding"],
      detail: { status: ["ACTIVE"] },
    },
  },
} satisfies Record<string, EventAlertSpec>;
