import { resource, unknownValue, type Examples } from "../../../support/examples";

const step = (Api: string) => ({ action: "aws:executeAwsApi", inputs: { Service: "ec2", Api } });
const document = (content: unknown, documentType: unknown = "Automation") => [
  resource("aws:ssm/document:Document", "runbook", {
    documentType,
    content: typeof content === "string" ? content : JSON.stringify(content),
  }),
];
const steps = (...names: readonly string[]) => ({ schemaVersion: "0.3", mainSteps: names.map(step) });
const ALL = ["ModifyInstanceAttribute", "CreateSnapshots", "DetachInstances"];

export const examples: Examples = {
  good: {
    "isolates, keeps, replaces": document(steps(...ALL)),
    "as YAML": document(
      `schemaVersion: "0.3"\nmainSteps:\n${ALL.map((name) => `- action: aws:executeAwsApi\n  inputs: {Api: ${name}}`).join("\n")}\n`,
    ),
    "beside another runbook": [
      ...document(steps(...ALL)),
      resource("aws:ssm/document:Document", "other", {
        documentType: "Automation",
        content: JSON.stringify(steps("StopInstances")),
      }),
    ],
  },
  bad: {
    none: [resource("aws:sns/topic:Topic", "other")],
    "is anybody's": document(steps(...ALL)).map((one) => ({
      ...one,
      inputs: { ...one.inputs, permissions: { type: "Share", accountIds: "All" } },
    })),
    "keeps no evidence": document(steps("ModifyInstanceAttribute", "DetachInstances")),
    "does not isolate": document(steps("CreateSnapshots", "DetachInstances")),
    "only names the calls": document({ description: ALL.join(" "), mainSteps: [] }),
    "is a command, not an automation": document(steps(...ALL), "Command"),
  },
  unknown: {
    "content that is not known": document(unknownValue),
    "content that is no document": document("see the wiki"),
    "a type that is not known": document(unknownValue, unknownValue),
  },
};
