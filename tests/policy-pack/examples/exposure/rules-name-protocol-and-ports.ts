import { ref, unknownValue, type Examples } from "../../../support/examples";
import { egress, group, ingress, oldRule, port, vpc } from "./network";

const within = (inputs: Record<string, unknown>) => [
  vpc,
  group("group"),
  group("clients"),
  ingress("in", { referencedSecurityGroupId: ref("clients"), ...inputs }),
];

export const examples: Examples = {
  good: {
    "one port": within({ ...port(8443) }),
    "a few ports": within({ ...port(8000, 8099) }),
    "a protocol without ports": within({ ipProtocol: "icmp", ...port(-1) }),
  },
  bad: {
    "every protocol, to one's own members": [
      vpc,
      group("group", { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }] }),
    ],
    "every port": within({ ...port(0, 65535) }),
    "every port but two": within({ ...port(1, 65534) }),
    "no port named": within({ fromPort: undefined, toPort: undefined }),
    "every port of UDP": within({ ipProtocol: "17", ...port(0, 65535) }),
    "one port too many": within({ ...port(8000, 8100) }),
    "out, in the older form": [
      vpc,
      group("group"),
      oldRule("out", "egress", { protocol: "all", cidrBlocks: ["10.0.0.0/16"] }),
    ],
    "out, every protocol": [vpc, group("group"), egress("out", { ipProtocol: "-1", cidrIpv4: "10.0.0.0/16" })],
  },
  unknown: {
    "a port that is set later": within({ fromPort: 8000, toPort: unknownValue }),
    "a protocol that is set later": within({ ipProtocol: unknownValue }),
  },
};
