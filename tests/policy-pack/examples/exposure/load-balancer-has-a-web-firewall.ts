import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { balancer, group, vpc } from "./network";

const acl = resource("aws:wafv2/webAcl:WebAcl", "acl", { scope: "REGIONAL", defaultAction: { allow: {} }, rules: [] });
const association = (resourceArn: unknown) =>
  resource("aws:wafv2/webAclAssociation:WebAclAssociation", "association", { webAclArn: ref("acl"), resourceArn });
const front = (inputs: Record<string, unknown> = {}) => [vpc, group("group"), balancer(inputs)];
const second = resource("aws:alb/loadBalancer:LoadBalancer", "second", { securityGroups: [ref("group")] });

export const examples: Examples = {
  good: {
    guarded: [...front(), acl, association(ref("balancer"))],
    "an internal one beside it": [
      ...front(),
      acl,
      association(ref("balancer")),
      resource("aws:lb/loadBalancer:LoadBalancer", "inside", { internal: true }),
    ],
  },
  bad: {
    "no web firewall": front(),
    "one that is not asked when it is late": [...front({ enableWafFailOpen: true }), acl, association(ref("balancer"))],
    "one that guards nothing": [...front(), acl],
    "a second load balancer without": [...front(), second, acl, association(ref("balancer"))],
    "a classic one": [resource("aws:elb/loadBalancer:LoadBalancer", "old", { listeners: [] })],
  },
  unknown: {
    "what it guards is set later": [...front(), acl, association(unknownValue)],
  },
};
