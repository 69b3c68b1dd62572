import { resource, unknownValue, type Examples } from "../../../support/examples";

const dashboard = (inputs: Record<string, unknown>) => [
  resource("aws:cloudwatch/dashboard:Dashboard", "board", { dashboardName: "board", ...inputs }),
];

export const examples: Examples = {
  good: {
    "a dashboard": dashboard({ dashboardBody: '{"widgets": [{"type": "metric"}]}' }),
    "a dashboard whose widgets are known later": dashboard({ dashboardBody: unknownValue }),
  },
  bad: {
    none: [resource("aws:sns/topic:Topic", "other")],
    "one without a body": dashboard({}),
    "one that shows nothing": dashboard({ dashboardBody: '{"widgets": []}' }),
  },
  unknown: { never: "a dashboard that is declared is there, whatever it will show" },
};
