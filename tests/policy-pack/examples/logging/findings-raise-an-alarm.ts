import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { heard, unheard } from "./heard";

type Inputs = Readonly<Record<string, unknown>>;
const SOURCES = ["aws.guardduty", "aws.inspector2", "aws.access-analyzer"];
const routes = (changes: Inputs = {}, target: unknown = ref("alerts"), sources: readonly string[] = SOURCES) => [
  ...heard,
  ...unheard,
  ...sources.flatMap((source, i) => [
    resource("aws:cloudwatch/eventRule:EventRule", `found-${i}`, {
      eventPattern: JSON.stringify({ source: [source], "detail-type": ["Finding"] }),
      ...(i === 0 ? changes : {}),
    }),
    resource("aws:cloudwatch/eventTarget:EventTarget", `target-${i}`, {
      rule: ref(`found-${i}`),
      arn: i === 0 ? target : ref("alerts"),
    }),
  ]),
];
const guardDuty = (more: Inputs) => routes({ eventPattern: JSON.stringify({ source: ["aws.guardduty"], ...more }) });

export const examples: Examples = {
  good: {
    "all three": routes(),
    "from medium severity on": guardDuty({ detail: { severity: [{ numeric: [">=", 4] }] } }),
    "in words": guardDuty({ detail: { severity: ["HIGH", "CRITICAL"], status: ["ACTIVE"] } }),
  },
  bad: {
    nothing: [...heard],
    "threats left out": routes({}, ref("alerts"), SOURCES.slice(1)),
    "a rule that is off": routes({ state: "DISABLED" }),
    "a topic that nobody subscribes to": routes({}, ref("silence")),
    "a severity that nothing has": guardDuty({ detail: { severity: [99] } }),
    "the gravest alone": guardDuty({ detail: { severity: [{ numeric: [">=", 9] }] } }),
    "a range below": guardDuty({ detail: { severity: [{ numeric: [">=", 1, "<", 4] }] } }),
    "one kind alone": guardDuty({ detail: { type: ["Recon:EC2/Portscan"] } }),
    "another account's": guardDuty({ account: ["999999999999"] }),
    "no pattern that can be read": routes({ eventPattern: "all" }),
  },
  unknown: {
    "a pattern that is not known": routes({ eventPattern: unknownValue }),
    "a rule that may be off": routes({ state: unknownValue }),
    "a topic that cannot be followed": routes({}, "arn:aws:sns:eu-west-2:1:elsewhere"),
  },
};
