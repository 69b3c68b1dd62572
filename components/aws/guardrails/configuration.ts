import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { nameIn, type Environment } from "../../model/environment";
import { tagsOf } from "../../model/tags";
import { bucketArn, bucketNameIn, privateBucket } from "../file-store/private-bucket";
import type { KeyHandle, LogStoreHandle } from "../handles";
import type { Statement } from "../support/policy-document";

export interface ConfigurationArgs {
  environment: Environment;
  key: KeyHandle;
  accessLogs: LogStoreHandle;
  retentionDays: number;
  role: "create" | "existing";
}

/**
 * The inventory: every resource, and every change to it, recorded by AWS Config and delivered once a day. Only its own
 * service-linked role may be used (Security Hub Config.1): it reads, and nobody can widen it.
 */
export function configuration(name: string, args: ConfigurationArgs, opts: pulumi.CustomResourceOptions) {
  const { environment, key } = args;
  const recorderName = nameIn(environment, name, "recorder");
  const { bucket, policy } = inventoryBucket(name, args, opts);
  const recorder = new aws.cfg.Recorder(
    `${name}-recorder`,
    {
      name: recorderName,
      roleArn: configRole(name, args, opts),
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
      recordingMode: { recordingFrequency: "CONTINUOUS" },
    },
    opts,
  );
  const channel = new aws.cfg.DeliveryChannel(
    `${name}-delivery`,
    {
      name: recorderName,
      s3BucketName: bucket.bucket,
      s3KmsKeyArn: key.arn,
      snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
    },
    { ...opts, dependsOn: [recorder, policy] },
  );
  // A recorder does not run until it is told to, and only with a channel.
  new aws.cfg.RecorderStatus(
    `${name}-recording`,
    { name: recorder.name, isEnabled: true },
    { ...opts, dependsOn: channel },
  );
}

function configRole(name: string, { environment, key, role }: ConfigurationArgs, opts: pulumi.CustomResourceOptions) {
  const service = "config.amazonaws.com";
  if (role === "existing") {
    return `arn:aws:iam::${environment.accountId}:role/aws-service-role/${service}/AWSServiceRoleForConfig`;
  }
  const tags = tagsOf(environment, nameIn(environment, name, "recorder"), key.dataClass);
  return new aws.iam.ServiceLinkedRole(`${name}-recorder-role`, { awsServiceName: service, tags }, opts).arn;
}

function inventoryBucket(name: string, args: ConfigurationArgs, opts: pulumi.CustomResourceOptions) {
  const { environment, key, accessLogs, retentionDays } = args;
  const bucketName = bucketNameIn(environment, name, "config");
  const files = `AWSLogs/${environment.accountId}/Config`;
  return privateBucket(
    `${name}-config-bucket`,
    {
      environment,
      key,
      accessLogs,
      bucketName,
      // No object lock: Config does not deliver to a bucket with a default retention.
      expireDays: retentionDays,
      statements: configWrites(environment, bucketArn(bucketName), files),
      // The file by which Config tries the bucket lies beside the regions' and is not encrypted with the key.
      keyEnforcedOn: `${files}/${environment.region}/*`,
    },
    opts,
  );
}

/** https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html */
function configWrites({ accountId }: Environment, bucket: string, files: string): Statement[] {
  const config = { Service: "config.amazonaws.com" };
  const forUs = { "aws:SourceAccount": accountId };
  return [
    {
      sid: "ConfigLooks",
      principals: config,
      actions: ["s3:GetBucketAcl", "s3:ListBucket"],
      resources: bucket,
      conditions: { StringEquals: forUs },
    },
    {
      sid: "ConfigWrites",
      principals: config,
      actions: "s3:PutObject",
      resources: `${bucket}/${files}/*`,
      conditions: { StringEquals: { ...forUs, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}
