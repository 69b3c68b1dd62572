/**
 * What one component needs to know of another. Handles are plain data, so that components can be given resources that
 * were made elsewhere, and every component offers its own handle as a property.
 */
import type { Input } from "@pulumi/pulumi";
import type { DataClass } from "../model/data-class";
import type { Tier } from "../model/tier";

/** A KMS key. Policies name it by its alias, which is known before the key exists. */
export interface KeyHandle {
  arn: Input<string>;
  /** With its prefix: `alias/lamplight-production-high`. */
  alias: string;
  dataClass: DataClass;
}

export interface SubnetHandle {
  id: Input<string>;
  tier: Tier;
  /** The availability zone's name: `eu-west-2a`. */
  zone: string;
  ipv4Block: string;
}

export interface NetworkHandle {
  vpcId: Input<string>;
  ipv4Block: string;
  /** Absent in an existing network that has none. */
  ipv6Block?: Input<string>;
  zones: string[];
  subnets: SubnetHandle[];
}

export interface SecurityGroupHandle {
  securityGroupId: Input<string>;
}

/** Where operators may come from: one managed prefix list an address family, absent where it would be empty. */
export interface AllowedRangesHandle {
  ipv4PrefixListId?: Input<string>;
  ipv6PrefixListId?: Input<string>;
}

/** The bucket that receives the access logs of load balancers and buckets. */
export interface LogStoreHandle {
  /** Known before the bucket exists. */
  bucketName: string;
}

/** The topic whose subscribers answer for alarms. */
export interface AlertsHandle {
  topicArn: Input<string>;
}

/** A load balancer with its targets, as metrics name them. */
export interface LoadBalancerHandle {
  /** `app/name/id`: the dimension `LoadBalancer`. */
  arnSuffix: Input<string>;
  /** `targetgroup/name/id`: the dimension `TargetGroup`. */
  targetGroupArnSuffix: Input<string>;
}

/** A database cluster, as metrics and backup plans name it. */
export interface DatabaseHandle {
  /** The cluster's identifier, known before it exists. */
  identifier: string;
  arn: Input<string>;
  engine: "postgresql" | "mysql";
}
