import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { endpoint, group, vpc } from "./network";

const statement = { Sid: "Own", Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" };
const policy = (...statements: readonly Record<string, unknown>[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
const s3 = (written?: unknown) => [vpc, group("group"), endpoint("s3", { policy: written })];
const ofAccount = (operator: string, key: string, value: string) => ({ Condition: { [operator]: { [key]: value } } });

export const examples: Examples = {
  good: {
    "the account's identities": s3(
      policy({ ...statement, ...ofAccount("StringEquals", "aws:PrincipalAccount", "111122223333") }),
    ),
    "the organisation's stores": s3(
      policy({ ...statement, ...ofAccount("StringEquals", "aws:ResourceOrgID", "o-a1b2c3d4e5") }),
    ),
    "named stores": s3(
      policy({ ...statement, Action: "s3:GetObject", Resource: "arn:aws:s3:::amazon-ssm-eu-west-2/*" }),
    ),
    "a policy of its own": [
      ...s3(),
      resource("aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy", "policy", {
        vpcEndpointId: ref("s3"),
        policy: policy({ ...statement, ...ofAccount("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5") }),
      }),
    ],
  },
  bad: {
    "no policy": s3(),
    everything: s3(policy({ ...statement, Action: "*" })),
    "every store by a wildcard": s3(policy({ ...statement, Resource: "arn:aws:s3:::*" })),
    "stores whose names begin alike": s3(policy({ ...statement, Resource: "arn:aws:s3:::a*" })),
    "one named store and every other": s3(policy({ ...statement, Resource: ["arn:aws:s3:::files/*", "*"] })),
    "all stores but one": s3(policy({ ...statement, Resource: undefined, NotResource: "arn:aws:s3:::files" })),
    "whoever comes from the network, as all do": s3(
      policy({ ...statement, ...ofAccount("StringEquals", "aws:SourceVpc", "vpc-0123456789abcdef0") }),
    ),
    "any account by a pattern": s3(policy({ ...statement, ...ofAccount("StringLike", "aws:PrincipalAccount", "*") })),
    "where the key is there at all": s3(
      policy({ ...statement, ...ofAccount("StringEqualsIfExists", "aws:PrincipalAccount", "111122223333") }),
    ),
    "a second statement": s3(
      policy({ ...statement, ...ofAccount("StringEquals", "aws:PrincipalAccount", "111122223333") }, statement),
    ),
  },
  unknown: { "set from another resource": s3(unknownValue) },
};
