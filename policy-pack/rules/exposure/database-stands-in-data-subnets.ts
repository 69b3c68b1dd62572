import { rule } from "../rule";
import { standsIn } from "../shared/subnets";

export default rule({
  id: "database-stands-in-data-subnets",
  title: "A database stands in subnets for data alone",
  severity: "high",
  over: "database",
  holds: (database) => standsIn(database.subnets(), ["data"]),
  fix: {
    aws: "Give the rds.SubnetGroup subnets of the data tier.",
    azure: "Set network.delegatedSubnetResourceId to a subnet of the data tier.",
  },
  source: "AWS Well-Architected, SEC05-BP01",
});
