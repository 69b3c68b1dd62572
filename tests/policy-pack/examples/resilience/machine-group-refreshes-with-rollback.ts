import { unknownValue, type Examples } from "../../../support/examples";
import { machines, targetGroup } from "../exposure/network";

const refresh = (preferences?: Record<string, unknown>) => [
  targetGroup,
  machines({ instanceRefresh: { strategy: "Rolling", preferences } }),
];

export const examples: Examples = {
  good: { "goes back by itself": refresh({ autoRollback: true }) },
  bad: {
    "no refresh": [targetGroup, machines()],
    "no preferences": refresh(),
    "stays where it failed": refresh({ autoRollback: false }),
  },
  unknown: { "set from another resource": refresh({ autoRollback: unknownValue }) },
};
