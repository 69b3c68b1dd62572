import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { refs, subnet, vpc } from "../exposure/network";

const zones = { a: "eu-west-2a", b: "eu-west-2b", "a-too": "eu-west-2a", later: unknownValue };
const subnets = Object.entries(zones).map(([name, availabilityZone]) => subnet(name, "app", { availabilityZone }));
const front = (inputs: Record<string, unknown>) => [
  vpc,
  ...subnets,
  resource("aws:lb/loadBalancer:LoadBalancer", "front", inputs),
];

export const examples: Examples = {
  good: {
    "two zones": front({ subnets: refs("a", "b") }),
    "two zones, and one that is not known": front({ subnets: refs("a", "b", "later") }),
    "by subnet mappings": front({ subnetMappings: [{ subnetId: ref("a") }, { subnetId: ref("b") }] }),
  },
  bad: {
    "one subnet": front({ subnets: refs("a") }),
    "two subnets of one zone": front({ subnets: refs("a", "a-too") }),
    none: front({}),
    "one subnet, wherever it will be": front({ subnets: refs("later") }),
  },
  unknown: {
    "a zone that is set later": front({ subnets: refs("a", "later") }),
    "subnets of another stack": front({ subnets: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"] }),
  },
};
