import * as aws from "@pulumi/aws";
import { cloudName, tagged, type Ec2Parts } from "./ec2-parts";

/** A step of an Automation document, as Systems Manager reads it. */
export interface AutomationStep {
  name: string;
  action: "aws:executeAwsApi" | "aws:waitForAwsResourceProperty" | "aws:branch";
  description: string;
  inputs: Record<string, unknown>;
  outputs?: { Name: string; Selector: string; Type: "String" | "StringList" }[];
  /** @default Abort */
  onFailure?: string;
  /** Whether the whole has failed when the step has. @default true */
  isCritical?: boolean;
  maxAttempts?: number;
  timeoutSeconds?: number;
  isEnd?: true;
}

export interface AutomationParameter {
  type: string;
  description: string;
  allowedPattern?: string;
  allowedValues?: string[];
  default?: string;
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html */
export interface AutomationContent {
  description: string;
  /** The ARN of the role that the steps run as, whoever starts them. */
  assumeRole: string;
  parameters: Record<string, AutomationParameter>;
  mainSteps: AutomationStep[];
  /** `Step.Output`, shown as the result. */
  outputs?: string[];
}

/** A step that calls one operation of an AWS service. */
export function call(
  name: string,
  service: string,
  api: string,
  step: Omit<AutomationStep, "name" | "action" | "inputs"> & { with: Record<string, unknown> },
): AutomationStep {
  const { with: inputs, ...rest } = step;
  return { name, action: "aws:executeAwsApi", ...rest, inputs: { Service: service, Api: api, ...inputs } };
}

/** A procedure that Systems Manager carries out; its text is known before anything is created. */
export function automationDocument(parts: Ec2Parts, part: string | undefined, content: AutomationContent) {
  const name = cloudName(parts, ...(part === undefined ? [] : [part]));
  return new aws.ssm.Document(
    [parts.name, ...(part === undefined ? [] : [part]), "document"].join("-"),
    {
      name,
      documentType: "Automation",
      documentFormat: "JSON",
      content: JSON.stringify({ schemaVersion: "0.3", ...content }),
      tags: tagged(parts, name),
    },
    parts.child,
  );
}
