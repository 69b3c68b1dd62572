import { allowed } from "../parameter";
import { rule } from "../rule";
import { standsIn } from "../shared/subnets";

export default rule({
  id: "function-runs-in-the-network",
  title: "A function runs inside the network, in private subnets",
  severity: "medium",
  over: "function",
  enforced: "claimed",
  parameters: { tiers: allowed(["app", "data"], "Tiers of subnets where functions may run.") },
  holds: ({ subnets }, { tiers }) => standsIn(subnets(), tiers),
  fix: { aws: "Set vpcConfig with subnets of the app or data tier.", azure: "Set virtualNetworkSubnetId." },
  source: "AWS Security Hub, Lambda.3",
});
