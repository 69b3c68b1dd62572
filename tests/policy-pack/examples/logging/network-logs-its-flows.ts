import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

type Inputs = Readonly<Record<string, unknown>>;
const base = [
  resource("aws:ec2/vpc:Vpc", "network", { cidrBlock: "10.0.0.0/16" }),
  resource("aws:ec2/subnet:Subnet", "subnet", { vpcId: ref("network"), cidrBlock: "10.0.0.0/20" }),
  resource("aws:cloudwatch/logGroup:LogGroup", "log"),
];
const RIGHT = { vpcId: ref("network"), trafficType: "ALL", logDestination: ref("log") };
const flows = (changes: Inputs) => [...base, resource("aws:ec2/flowLog:FlowLog", "flows", { ...RIGHT, ...changes })];

export const examples: Examples = {
  good: {
    "all traffic": flows({}),
    "by the group's name": flows({ logDestination: undefined, logGroupName: ref("log") }),
  },
  bad: {
    none: base,
    "only what is accepted": flows({ trafficType: "ACCEPT" }),
    "only what is rejected": flows({ trafficType: "REJECT" }),
    "of one subnet": flows({ vpcId: undefined, subnetId: ref("subnet") }),
    "to nowhere": flows({ logDestination: undefined }),
    "of another network": [...flows({}), resource("aws:ec2/vpc:Vpc", "second", { cidrBlock: "10.1.0.0/16" })],
    "only what is rejected, to a place not known": flows({ trafficType: "REJECT", logDestination: unknownValue }),
  },
  unknown: {
    "a network that is not in the stack": flows({ vpcId: "vpc-elsewhere" }),
    "traffic that is not known": flows({ trafficType: unknownValue }),
    "a place that is not in the stack": flows({ logDestination: "arn:aws:s3:::elsewhere" }),
  },
};
