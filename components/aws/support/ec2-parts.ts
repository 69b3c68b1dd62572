import { createHash } from "node:crypto";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import { nameIn, type Environment } from "../../model/environment";
import { tagsOf, type Tags } from "../../model/tags";
import type { KeyHandle } from "../handles";

/** What each part of a component with machines is made from. */
export interface Ec2Parts {
  /** The component's logical name: the first part of every child's. */
  name: string;
  environment: Environment;
  key: KeyHandle;
  /** Options of a child. */
  child: CustomResourceOptions;
}

/** The cloud's name of a part: `lamplight-production-web-hosts`. */
export function cloudName({ environment, name }: Ec2Parts, ...parts: string[]): string {
  return nameIn(environment, name, ...parts);
}

/** The tags of a part. */
export function tagged({ environment, key }: Ec2Parts, name: string): Tags {
  return tagsOf(environment, name, key.dataClass);
}

/** A name that AWS takes: one that is too long ends in a digest of itself, so that two long names stay two. */
export function fitted(name: string, longest: number): string {
  if (name.length <= longest) return name;
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 6);
  return `${name.slice(0, longest - digest.length - 1).replace(/-+$/, "")}-${digest}`;
}

/** Names of load balancers and target groups are at most this long. */
export const LONGEST_BALANCER_NAME = 32;
/** Names of roles are at most this long. */
export const LONGEST_ROLE_NAME = 64;
