import { unknownValue, type Examples } from "../../../support/examples";
import { counted, routed, silenced, unsure } from "./heard";

const events = (...names: readonly string[]) =>
  `{ ($.eventSource = ec2.amazonaws.com) && (${names.map((name) => `($.eventName = ${name})`).join(" || ")}) }`;
const NAMES = ["AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupIngress"];
const PATTERN = events(...NAMES);

export const examples: Examples = {
  good: {
    "a filter and its alarm": counted(PATTERN),
    "more than none": counted(PATTERN, { comparisonOperator: "GreaterThanThreshold", threshold: 0 }),
    "an event route": routed({ detail: { eventName: NAMES } }),
  },
  bad: {
    ...silenced(PATTERN),
    "only what goes out": counted(events("AuthorizeSecurityGroupEgress")),
    "only what is taken away": counted(events("RevokeSecurityGroupIngress", "DeleteSecurityGroup")),
    "everything but that": counted(PATTERN.replaceAll("eventName =", "eventName !=")),
  },
  unknown: unsure(PATTERN, unknownValue),
};
