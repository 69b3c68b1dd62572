import * as aws from "@pulumi/aws";
import type { InvokeOptions, Output } from "@pulumi/pulumi";

const DEBIAN_RELEASE = 13;

/**
 * The public parameter in which Debian keeps its newest image for an instance type's processor.
 * https://wiki.debian.org/Cloud/AmazonEC2Image
 */
export function debianParameter(instanceType: string): string {
  return `/aws/service/debian/release/${DEBIAN_RELEASE}/latest/${architectureOf(instanceType)}`;
}

/**
 * The newest Debian image, looked up in its public parameter with each deployment, so that a new image arrives as a
 * change that is previewed and, by instance refresh, rolled back where its machines do not get well. The template
 * cannot refer to the parameter itself (`resolve:ssm:…`): Auto Scaling refuses automatic rollback of such a template.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html
 */
export function debianImage(instanceType: string, opts: InvokeOptions): Output<string> {
  return aws.ssm.getParameterOutput({ name: debianParameter(instanceType) }, opts).insecureValue;
}

/** Graviton's types have a `g` behind the generation: `t4g.small`, `c7gn.large`. */
export function architectureOf(instanceType: string): "amd64" | "arm64" {
  return /^[a-z-]+\d+[a-z]*g[a-z]*\./.test(instanceType) ? "arm64" : "amd64";
}

/** @throws where the text is not an image's id, or not an instance type. */
export function checkMachine(instanceType: string, imageId: unknown): void {
  if (!/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/.test(instanceType)) {
    throw new Error(`instanceType: received "${instanceType}"; accepted is an EC2 type such as t3.small`);
  }
  // An id that is an output is for EC2 to check.
  if (typeof imageId === "string" && !/^ami-[0-9a-f]{8,17}$/.test(imageId)) {
    throw new Error(`imageId: received "${imageId}"; accepted is an image's id, such as ami-0123456789abcdef0`);
  }
}
