import { unknownValue, type Examples } from "../../../support/examples";
import { machines, refs, subnet, targetGroup, vpc } from "../exposure/network";

const zones = { a: "eu-west-2a", b: "eu-west-2b", "a-too": "eu-west-2a", later: unknownValue };
const subnets = Object.entries(zones).map(([name, availabilityZone]) => subnet(name, "app", { availabilityZone }));
const standing = (...names: readonly (keyof typeof zones)[]) => [
  vpc,
  targetGroup,
  ...subnets,
  machines({ vpcZoneIdentifiers: refs(...names) }),
];

export const examples: Examples = {
  good: { "two zones": standing("a", "b") },
  bad: {
    "one subnet": standing("a"),
    "two subnets of one zone": standing("a", "a-too"),
    none: [targetGroup, machines()],
    "one subnet, wherever it will be": standing("later"),
  },
  unknown: {
    "a zone that is set later": standing("a", "later"),
    "subnets of another stack": [
      targetGroup,
      machines({ vpcZoneIdentifiers: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"] }),
    ],
  },
};
