import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const rate = (statement: Record<string, unknown>, action: unknown = { block: {} }) => ({
  name: "rate",
  priority: 0,
  action,
  statement: { rateBasedStatement: { aggregateKeyType: "IP", ...statement } },
});
const acl = (...rules: readonly unknown[]) => [
  resource("aws:wafv2/webAcl:WebAcl", "acl", { scope: "REGIONAL", rules }),
];

export const examples: Examples = {
  good: {
    "two thousand in five minutes": acl(rate({ limit: 2000 })),
    "four hundred in a minute": acl(rate({ limit: 400, evaluationWindowSec: 60 })),
    "the stricter of two": acl(rate({ limit: 100000 }), { ...rate({ limit: 1000 }), name: "second", priority: 1 }),
    "a rule of its own": [
      ...acl(),
      resource("aws:wafv2/webAclRule:WebAclRule", "rate", { ...rate({ limit: 1000 }), webAclArn: ref("acl") }),
    ],
  },
  bad: {
    "no limit": acl(),
    "a limit too high": acl(rate({ limit: 2001 })),
    "a limit too high in a minute": acl(rate({ limit: 2000, evaluationWindowSec: 60 })),
    "only counted": acl(rate({ limit: 100 }, { count: {} })),
    "only for some requests": acl(
      rate({ limit: 100, scopeDownStatement: { geoMatchStatement: { countryCodes: ["FR"] } } }),
    ),
    "all clients together": acl(rate({ limit: 100, aggregateKeyType: "CONSTANT" })),
  },
  unknown: { "set from another resource": acl(rate({ limit: unknownValue })) },
};
