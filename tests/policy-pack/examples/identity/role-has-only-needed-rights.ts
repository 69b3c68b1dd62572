import { resource, unknownValue, type Examples } from "../../../support/examples";

type Statement = Readonly<Record<string, unknown>>;
const document = (statement: Statement) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const allows = (statement: Statement) => [
  resource("aws:iam/rolePolicy:RolePolicy", "policy", {
    role: "role",
    policy: document({ Effect: "Allow", Resource: "*", ...statement }),
  }),
];
const LOG = "arn:aws:logs:eu-west-2:111111111111:log-group:/web:*";

export const examples: Examples = {
  good: {
    "named actions on a named thing": allows({ Action: ["logs:PutLogEvents"], Resource: LOG }),
    "looks at everything": allows({ Action: ["ec2:DescribeInstances", "s3:ListAllMyBuckets", "ec2:Describe*"] }),
    "changes what a condition names": allows({
      Action: "ec2:TerminateInstances",
      Condition: { StringEquals: { "aws:ResourceTag/owner": "lamplight" } },
    }),
    "objects of one bucket": allows({ Action: "s3:GetObject", Resource: "arn:aws:s3:::data/*" }),
    "denies everything": allows({ Effect: "Deny", Action: "*" }),
    "what any role may": allows({ Action: "ecr:GetAuthorizationToken" }),
  },
  bad: {
    everything: allows({ Action: "*" }),
    "everything on one thing": allows({ Action: "*", Resource: LOG }),
    "a whole service": allows({ Action: "s3:*", Resource: "arn:aws:s3:::data/*" }),
    "a whole service, in capitals": allows({ Action: "S3:*" }),
    "a whole service, otherwise spelt": allows({ Action: "s3:?*" }),
    "every service": allows({ Action: "*:GetObject" }),
    "everything but one": allows({ NotAction: ["iam:DeleteUser"] }),
    "everything but one, on one thing": allows({ NotAction: ["iam:DeleteUser"], Resource: LOG }),
    "changes everything": allows({ Action: "ec2:TerminateInstances" }),
    "passes any role": allows({ Action: "iam:PassRole" }),
    "passes any role of the account": allows({ Action: "iam:PassRole", Resource: "arn:aws:iam::111111111111:*" }),
    "writes any bucket": allows({ Action: "s3:PutObject", Resource: "arn:aws:s3:::*" }),
    "writes any object": allows({ Action: "s3:PutObject", Resource: "arn:aws:s3:::*/*" }),
    "all but one thing": allows({ Action: "s3:PutObject", Resource: undefined, NotResource: "arn:aws:s3:::data/*" }),
    "reads every object": allows({ Action: "s3:GetObject" }),
    "reads every object, otherwise spelt": allows({ Action: "s3:Get*" }),
    "reads every secret": allows({ Action: "secretsmanager:GetSecretValue" }),
    "reads every parameter": allows({ Action: "ssm:GetParameter*" }),
    "reads every object of every service": allows({ Action: "arn:aws:s3:::Get*" }),
    "a condition that is always true": allows({
      Action: "ec2:TerminateInstances",
      Condition: { StringLike: { "aws:ResourceTag/owner": "*" } },
    }),
    "a condition that holds where its key is missing": allows({
      Action: "ec2:TerminateInstances",
      Condition: { StringEqualsIfExists: { "aws:ResourceTag/owner": "lamplight" } },
    }),
    "a condition for all values of nothing": allows({
      Action: "ec2:TerminateInstances",
      Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": "owner" } },
    }),
    "all but one owner": allows({
      Action: "ec2:TerminateInstances",
      Condition: { StringNotEquals: { "aws:ResourceTag/owner": "lamplight" } },
    }),
    "from anywhere": allows({
      Action: "ec2:TerminateInstances",
      Condition: { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } },
    }),
    "one statement of two": [
      resource("aws:iam/policy:Policy", "policy", {
        policy: JSON.stringify({
          Statement: [
            { Effect: "Allow", Action: "logs:PutLogEvents", Resource: LOG },
            { Effect: "Allow", Action: "iam:CreateUser", Resource: "*" },
          ],
        }),
      }),
    ],
    "as the role's own argument": [
      resource("aws:iam/role:Role", "role", {
        assumeRolePolicy: document({ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" } }),
        inlinePolicies: [{ name: "all", policy: document({ Effect: "Allow", Action: "*", Resource: "*" }) }],
      }),
    ],
    "to a group": [
      resource("aws:iam/groupPolicy:GroupPolicy", "policy", {
        group: "all",
        policy: document({ Effect: "Allow", Action: "iam:*", Resource: "*" }),
      }),
    ],
  },
  unknown: {
    "a policy that is not known": [resource("aws:iam/rolePolicy:RolePolicy", "policy", { policy: unknownValue })],
    "a policy that cannot be read": [resource("aws:iam/rolePolicy:RolePolicy", "policy", { policy: "{" })],
  },
};
