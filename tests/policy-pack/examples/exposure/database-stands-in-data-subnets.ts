import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { refs, subnet, vpc } from "./network";

const database = (subnetIds: unknown) => [
  vpc,
  subnet("a", "data"),
  subnet("b", "data"),
  subnet("hosts", "app"),
  subnet("bare"),
  resource("aws:rds/subnetGroup:SubnetGroup", "subnets", { name: "subnets", subnetIds }),
  resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-postgresql", dbSubnetGroupName: ref("subnets") }),
];

export const examples: Examples = {
  good: { "the data tier": database(refs("a", "b")) },
  bad: {
    "among hosts": database(refs("hosts")),
    "one subnet among hosts": database(refs("a", "hosts")),
    "a subnet without tier": database(refs("a", "bare")),
    "no group: the default network's subnets": [
      resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-postgresql" }),
    ],
  },
  unknown: {
    "subnets of another stack": database(["subnet-0123456789abcdef0"]),
    "subnets that are set later": database(unknownValue),
  },
};
