import { unknownValue, type Examples } from "../../../support/examples";
import { egress, group, oldRule, port, vpc } from "./network";

const out = (inputs: Record<string, unknown>) => [vpc, group("group"), egress("out", inputs)];

export const examples: Examples = {
  good: {
    HTTPS: out({ cidrIpv4: "0.0.0.0/0" }),
    "HTTPS by IPv6": out({ cidrIpv6: "::/0" }),
  },
  bad: {
    "everything: what AWS gives by default": out({ ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }),
    "every port of TCP": out({ ...port(0, 65535), cidrIpv4: "0.0.0.0/0" }),
    "a range with HTTPS in it": out({ ...port(80, 443), cidrIpv4: "0.0.0.0/0" }),
    "mail by IPv6": out({ ...port(25), cidrIpv6: "::/0" }),
    "DNS by UDP": out({ ipProtocol: "udp", ...port(53), cidrIpv4: "8.8.8.8/32" }),
    "half of the internet, inline": [
      vpc,
      group("group", { egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["128.0.0.0/1"] }] }),
    ],
    "in the older form, of a direction that is set later": [
      vpc,
      group("group"),
      oldRule("out", unknownValue, { protocol: "all", cidrBlocks: ["0.0.0.0/0"] }),
    ],
  },
  unknown: {
    "a port that is set later": out({ fromPort: unknownValue, toPort: unknownValue, cidrIpv4: "0.0.0.0/0" }),
    "addresses that are set later": out({ ...port(5432), cidrIpv4: unknownValue }),
  },
};
