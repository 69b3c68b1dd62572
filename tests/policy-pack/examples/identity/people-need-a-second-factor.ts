import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

type Statement = Readonly<Record<string, unknown>>;
const DENY: Statement = {
  Effect: "Deny",
  NotAction: ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:ListMFADevices", "sts:GetSessionToken"],
  Resource: "*",
  Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
};
const document = (...statements: readonly Statement[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
const group = resource("aws:iam/group:Group", "operators", { name: "operators" });
const held = (policy: unknown, of: unknown = ref("operators")) => [
  group,
  resource("aws:iam/groupPolicy:GroupPolicy", "policy", { group: of, policy }),
];
const but = (changes: Statement) => held(document({ ...DENY, ...changes }));

export const examples: Examples = {
  good: {
    "written for the group": held(document(DENY)),
    "by the group's name": held(document(DENY), "operators"),
    "denies everything": but({ NotAction: undefined, Action: "*" }),
    attached: [
      group,
      resource("aws:iam/policy:Policy", "written", { policy: document(DENY) }),
      resource("aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "attachment", {
        group: ref("operators"),
        policyArn: ref("written"),
      }),
    ],
    "beside rights": held(document({ Effect: "Allow", Action: "ec2:DescribeInstances", Resource: "*" }, DENY)),
  },
  bad: {
    "no group": [resource("aws:sns/topic:Topic", "other")],
    "a group without a policy": [group],
    "one group of two": [...held(document(DENY)), resource("aws:iam/group:Group", "others", { name: "others" })],
    "Bool, which access keys pass": but({ Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } }),
    "for all values": but({ Condition: { "ForAllValues:Bool": { "aws:MultiFactorAuthPresent": "false" } } }),
    "who has shown one": but({ Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } } }),
    "either way": but({ Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": ["true", "false"] } } }),
    "only from one address": but({
      Condition: {
        BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
        IpAddress: { "aws:SourceIp": "192.0.2.0/24" },
      },
    }),
    "without a condition": but({ Condition: undefined }),
    "allows instead of denying": but({ Effect: "Allow" }),
    "only some actions": but({ NotAction: undefined, Action: ["iam:*", "ec2:*"] }),
    "all but all of IAM": but({ NotAction: ["iam:*"] }),
    "all but giving oneself rights": but({ NotAction: ["iam:EnableMFADevice", "iam:AttachUserPolicy"] }),
    "all but taking the second factor away": but({ NotAction: ["iam:DeactivateMFADevice"] }),
    "all but making keys": but({ NotAction: ["iam:CreateAccessKey"] }),
    "all but everything": but({ NotAction: ["*"] }),
    "only on buckets": but({ Resource: "arn:aws:s3:::*" }),
    "not on some things": but({ Resource: undefined, NotResource: "arn:aws:s3:::data" }),
    "of another group": held(document(DENY), "others"),
  },
  unknown: { "a policy that is not known": held(unknownValue) },
};
