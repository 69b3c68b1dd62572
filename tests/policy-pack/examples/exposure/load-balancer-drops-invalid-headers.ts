import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const front = (inputs: Record<string, unknown>, ...protocols: readonly string[]) => [
  resource("aws:lb/loadBalancer:LoadBalancer", "front", inputs),
  ...protocols.map((protocol) =>
    resource("aws:lb/listener:Listener", `listener-${protocol}`, {
      loadBalancerArn: ref("front"),
      port: 443,
      protocol,
    }),
  ),
];

export const examples: Examples = {
  good: {
    "drops them": front({ dropInvalidHeaderFields: true }, "HTTPS"),
    "one that passes on connections beside it": [
      ...front({ dropInvalidHeaderFields: true }, "HTTPS"),
      resource("aws:lb/loadBalancer:LoadBalancer", "wires", { loadBalancerType: "network" }),
      resource("aws:lb/listener:Listener", "wire", { loadBalancerArn: ref("wires"), port: 443, protocol: "TCP" }),
    ],
  },
  bad: {
    "the cloud's default": front({}, "HTTPS"),
    "switched off": front({ dropInvalidHeaderFields: false }, "HTTPS"),
    "without listener yet": front({}),
    "HTTP beside TCP": front({}, "TCP", "HTTP"),
    "a classic one, which cannot": [
      resource("aws:elb/loadBalancer:LoadBalancer", "old", { listeners: [{ lbProtocol: "http", lbPort: 80 }] }),
    ],
  },
  unknown: { "set from another resource": front({ dropInvalidHeaderFields: unknownValue }, "HTTPS") },
};
