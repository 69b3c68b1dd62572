import { createHash } from "node:crypto";
import { textsIn } from "../wire";
import { byArn, iam, joined, named, partOf, singleton, text, type Maker, type Makers } from "./makers";

const bucket: Maker = (inputs, made) => {
  const id = text(inputs.bucket);
  return {
    id,
    outputs: {
      arn: `arn:aws:s3:::${id}`,
      bucketDomainName: `${id}.s3.amazonaws.com`,
      bucketRegionalDomainName: `${id}.s3.${made.region}.amazonaws.com`,
      hostedZoneId: "Z3GKZC51ZF0DB4",
    },
  };
};

const cluster: Maker = (inputs, made) => {
  const id = text(inputs.clusterIdentifier);
  const host = `${made.home()}.${made.region}.rds.amazonaws.com`;
  return {
    id,
    outputs: {
      arn: made.arn("rds", `cluster:${id}`),
      clusterResourceId: `cluster-${made.hex(26).toUpperCase()}`,
      endpoint: `${id}.cluster-${host}`,
      readerEndpoint: `${id}.cluster-ro-${host}`,
      engineVersionActual: text(inputs.engineVersion),
      hostedZoneId: "Z1TTGA775OQIYO",
      ...(inputs.manageMasterUserPassword === true
        ? {
            masterUserSecrets: [
              {
                secretArn: made.arn("secretsmanager", `secret:rds!cluster-${made.uuid}-${made.hex(6)}`),
                kmsKeyId: inputs.masterUserSecretKmsKeyId ?? "",
                secretStatus: "active",
              },
            ],
          }
        : {}),
    },
  };
};

/** What services call themselves in the names of their roles, where it is not the first part of their domain. */
const SERVICES: Readonly<Record<string, string>> = {
  autoscaling: "AutoScaling",
  elasticloadbalancing: "ElasticLoadBalancing",
  guardduty: "AmazonGuardDuty",
  rds: "RDS",
};

/** Stores, databases, identities and the services of an account. */
export const serviceMakers: Makers = {
  "aws:accessanalyzer/analyzer:Analyzer": named("access-analyzer", "analyzer/", "analyzerName"),
  "aws:backup/plan:Plan": (_, made) => ({
    id: made.uuid,
    outputs: { arn: made.arn("backup", `backup-plan:${made.uuid}`), version: made.hex(48) },
  }),
  "aws:backup/regionSettings:RegionSettings": singleton((made) => made.region),
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": (inputs, made) => ({
    id: text(inputs.name),
    outputs: { arn: made.arn("backup", `restore-testing-plan:${text(inputs.name)}-${made.uuid}`) },
  }),
  "aws:backup/restoreTestingSelection:RestoreTestingSelection": joined(":", "name", "restoreTestingPlanName"),
  "aws:backup/selection:Selection": singleton((made) => made.uuid),
  "aws:backup/vault:Vault": named("backup", "backup-vault:"),
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": partOf("backupVaultName"),
  "aws:backup/vaultPolicy:VaultPolicy": partOf("backupVaultName"),
  "aws:cfg/deliveryChannel:DeliveryChannel": partOf("name"),
  "aws:cfg/recorder:Recorder": partOf("name"),
  "aws:cfg/recorderStatus:RecorderStatus": partOf("name"),
  "aws:cloudtrail/trail:Trail": byArn(
    "cloudtrail",
    ({ name }) => `trail/${text(name)}`,
    (_, made) => ({ homeRegion: made.region }),
  ),
  "aws:cloudwatch/dashboard:Dashboard": (inputs, made) => ({
    id: text(inputs.dashboardName),
    outputs: { dashboardArn: made.globalArn("cloudwatch", `dashboard/${text(inputs.dashboardName)}`) },
  }),
  "aws:cloudwatch/eventRule:EventRule": named("events", "rule/"),
  "aws:cloudwatch/eventTarget:EventTarget": joined("-", "rule", "targetId"),
  "aws:cloudwatch/logGroup:LogGroup": named("logs", "log-group:"),
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": partOf("name"),
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": partOf("policyName"),
  "aws:cloudwatch/metricAlarm:MetricAlarm": named("cloudwatch", "alarm:"),
  "aws:guardduty/detector:Detector": (_, made) => ({
    id: made.hex(32),
    outputs: { arn: made.arn("guardduty", `detector/${made.hex(32)}`), accountId: made.account },
  }),
  "aws:guardduty/detectorFeature:DetectorFeature": joined("/", "detectorId", "name"),
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": singleton(() => "iam-account-password-policy"),
  "aws:iam/group:Group": iam("group", "AGPA"),
  "aws:iam/groupPolicy:GroupPolicy": joined(":", "group", "name"),
  "aws:iam/instanceProfile:InstanceProfile": iam("instance-profile", "AIPA"),
  "aws:iam/policy:Policy": (inputs, made) => {
    const arn = made.globalArn("iam", `policy/${text(inputs.name)}`);
    return { id: arn, outputs: { arn, policyId: `ANPA${made.hex(16).toUpperCase()}` } };
  },
  "aws:iam/role:Role": iam("role", "AROA"),
  "aws:iam/rolePolicy:RolePolicy": joined(":", "role", "name"),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ({ role }, made) => ({
    id: `${text(role)}-${made.unique()}`,
    outputs: {},
  }),
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": ({ awsServiceName }, made) => {
    const service = text(awsServiceName);
    const own = service.split(".")[0]!;
    const name = `AWSServiceRoleFor${SERVICES[own] ?? own.charAt(0).toUpperCase() + own.slice(1)}`;
    const arn = made.globalArn("iam", `role/aws-service-role/${service}/${name}`);
    return { id: arn, outputs: { arn, name } };
  },
  "aws:inspector2/enabler:Enabler": ({ accountIds, resourceTypes }) => ({
    id: [accountIds, resourceTypes].map((each) => textsIn(each ?? []).join(":")).join("-"),
    outputs: {},
  }),
  "aws:kms/alias:Alias": named("kms", "", "name"),
  "aws:kms/key:Key": (_, made) => ({
    id: made.uuid,
    outputs: { arn: made.arn("kms", `key/${made.uuid}`), keyId: made.uuid },
  }),
  "aws:lambda/function:Function": named("lambda", "function:", "name", (inputs, made) => ({
    invokeArn: `arn:aws:apigateway:${made.region}:lambda:path/2015-03-31/functions/${made.arn("lambda", `function:${text(inputs.name)}`)}/invocations`,
    qualifiedArn: `${made.arn("lambda", `function:${text(inputs.name)}`)}:1`,
    version: "1",
  })),
  "aws:lambda/invocation:Invocation": ({ functionName, qualifier, input }) => ({
    id: `${text(functionName)}_${text(qualifier) || "$LATEST"}_${createHash("md5").update(text(input)).digest("hex")}`,
    outputs: { result: "{}" },
  }),
  "aws:lambda/permission:Permission": partOf("statementId"),
  "aws:rds/cluster:Cluster": cluster,
  "aws:rds/clusterInstance:ClusterInstance": named("rds", "db:", "identifier", (inputs, made) => ({
    endpoint: `${text(inputs.identifier)}.${made.home()}.${made.region}.rds.amazonaws.com`,
    dbiResourceId: `db-${made.hex(26).toUpperCase()}`,
  })),
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": named("rds", "cluster-pg:"),
  "aws:rds/subnetGroup:SubnetGroup": named("rds", "subgrp:"),
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": singleton((made) => made.account),
  "aws:s3/bucket:Bucket": bucket,
  ...Object.fromEntries(
    [
      "LifecycleConfiguration",
      "Logging",
      "ObjectLockConfiguration",
      "OwnershipControls",
      "Policy",
      "PublicAccessBlock",
      "ServerSideEncryptionConfiguration",
      "Versioning",
    ].map((part) => [`aws:s3/bucket${part}:Bucket${part}`, partOf("bucket")]),
  ),
  "aws:secretsmanager/secret:Secret": byArn(
    "secretsmanager",
    ({ name }, made) => `secret:${text(name)}-${made.hex(6)}`,
  ),
  "aws:sns/topic:Topic": byArn(
    "sns",
    ({ name }) => text(name),
    (_, made) => ({ owner: made.account }),
  ),
  "aws:sns/topicPolicy:TopicPolicy": partOf("arn"),
  "aws:sns/topicSubscription:TopicSubscription": byArn(
    "sns",
    ({ topic }, made) => `${text(topic).split(":").at(-1)}:${made.uuid}`,
  ),
  "aws:ssm/document:Document": named("ssm", "document/", "name", () => ({
    latestVersion: "1",
    defaultVersion: "1",
    status: "Active",
  })),
};
