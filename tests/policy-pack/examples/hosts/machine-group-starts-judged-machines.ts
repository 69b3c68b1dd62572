import { ref, unknownValue, type Examples } from "../../../support/examples";
import { machines, targetGroup, template } from "../exposure/network";

const made = (launchTemplate: Record<string, unknown>) => [targetGroup, template(), machines({ launchTemplate })];
const mixed = (...overrides: readonly Record<string, unknown>[]) => [
  targetGroup,
  template(),
  machines({
    mixedInstancesPolicy: {
      launchTemplate: { launchTemplateSpecification: { launchTemplateId: ref("template"), version: "1" }, overrides },
    },
  }),
];

export const examples: Examples = {
  good: {
    "a template of the stack": made({ id: ref("template"), version: "1" }),
    "the same, for other sizes": mixed({ instanceType: "t3.small" }),
  },
  bad: {
    "somebody else's template": made({ id: "lt-0123456789abcdef0", version: "1" }),
    "somebody else's template, by its name": made({ name: "old-and-open", version: "1" }),
    "somebody else's template for one size": mixed({
      instanceType: "t3.small",
      launchTemplateSpecification: { launchTemplateId: "lt-0123456789abcdef0" },
    }),
    "no template": [targetGroup, template(), machines()],
  },
  unknown: { "set from something else": made({ id: unknownValue, version: "1" }) },
};
