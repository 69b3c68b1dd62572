import { ref, unknownValue, type Examples } from "../../../support/examples";
import { machines, targetGroup, template } from "../exposure/network";

const made = (launchTemplate: Record<string, unknown>) => [targetGroup, template(), machines({ launchTemplate })];

export const examples: Examples = {
  good: {
    "a number": made({ id: ref("template"), version: "7" }),
    "the template's own number": made({ id: ref("template"), version: ref("template") }),
  },
  bad: {
    "whatever is newest": made({ id: ref("template"), version: "$Latest" }),
    "whatever is the default": made({ id: ref("template"), version: "$Default" }),
    "not said, which is the default": made({ id: ref("template") }),
    "newest, in a mixed policy": [
      targetGroup,
      template(),
      machines({
        mixedInstancesPolicy: {
          launchTemplate: {
            launchTemplateSpecification: { launchTemplateId: ref("template"), version: "$Latest" },
            overrides: [{ instanceType: "t3.small" }],
          },
        },
      }),
    ],
  },
  unknown: { "set from something else": made({ name: "web", version: unknownValue }) },
};
