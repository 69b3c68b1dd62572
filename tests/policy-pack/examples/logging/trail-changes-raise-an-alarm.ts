import { unknownValue, type Examples } from "../../../support/examples";
import { counted, routed, silenced, unsure } from "./heard";

const events = (...names: readonly string[]) =>
  `{ ($.eventSource = cloudtrail.amazonaws.com) && (${names.map((name) => `($.eventName = ${name})`).join(" || ")}) }`;
const NAMES = ["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"];
const PATTERN = events(...NAMES);

export const examples: Examples = {
  good: {
    "a filter and its alarm": counted(PATTERN),
    "more than none": counted(PATTERN, { comparisonOperator: "GreaterThanThreshold", threshold: 0 }),
    "an event route": routed({ detail: { eventName: NAMES } }),
  },
  bad: {
    ...silenced(PATTERN),
    "only that it is stopped": counted(events("StopLogging")),
    "only that it is deleted": counted(events("DeleteTrail", "CreateTrail")),
    "everything but that": counted(PATTERN.replaceAll("eventName =", "eventName !=")),
    "an event route for all but that": routed({ detail: { eventName: [{ "anything-but": NAMES }] } }),
  },
  unknown: unsure(PATTERN, unknownValue),
};
