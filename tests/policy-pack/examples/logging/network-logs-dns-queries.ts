import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const CONFIG = "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig";
const ASSOCIATION = "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation";
const base = [
  resource("aws:ec2/vpc:Vpc", "network", { cidrBlock: "10.0.0.0/16" }),
  resource("aws:cloudwatch/logGroup:LogGroup", "log"),
];
const config = (destination: unknown = ref("log")) => resource(CONFIG, "queries", { destinationArn: destination });
const association = resource(ASSOCIATION, "of-network", {
  resolverQueryLogConfigId: ref("queries"),
  resourceId: ref("network"),
});

export const examples: Examples = {
  good: { "associated with the network": [...base, config(), association] },
  bad: {
    none: base,
    "associated with nothing": [...base, config()],
    "one network of two": [
      ...base,
      config(),
      association,
      resource("aws:ec2/vpc:Vpc", "second", { cidrBlock: "10.1.0.0/16" }),
    ],
    "an association with another log": [
      ...base,
      config(),
      resource(ASSOCIATION, "of-network", { resolverQueryLogConfigId: "rqlc-elsewhere", resourceId: ref("network") }),
    ],
  },
  unknown: {
    "a place that is not in the stack": [...base, config("arn:aws:s3:::elsewhere"), association],
    "a place that is not known": [...base, config(unknownValue), association],
  },
};
