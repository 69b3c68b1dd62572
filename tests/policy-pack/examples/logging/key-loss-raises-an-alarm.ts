import { unknownValue, type Examples } from "../../../support/examples";
import { counted, routed, silenced, unsure } from "./heard";

const events = (...names: readonly string[]) =>
  `{ ($.eventSource = kms.amazonaws.com) && (${names.map((name) => `($.eventName = ${name})`).join(" || ")}) }`;
const NAMES = ["DisableKey", "ScheduleKeyDeletion"];
const PATTERN = events(...NAMES);

export const examples: Examples = {
  good: {
    "a filter and its alarm": counted(PATTERN),
    "more than none": counted(PATTERN, { comparisonOperator: "GreaterThanThreshold", threshold: 0 }),
    "an event route": routed({ detail: { eventName: NAMES } }),
    "in quotes": counted('{ ($.eventName="DisableKey") || ($.eventName="ScheduleKeyDeletion") }'),
  },
  bad: {
    ...silenced(PATTERN),
    "only that it is disabled": counted(events("DisableKey")),
    "only its deletion": counted(events("ScheduleKeyDeletion")),
    "that rotation is disabled": counted(events("DisableKeyRotation", "ScheduleKeyDeletion")),
    "everything but that": counted(PATTERN.replaceAll("eventName =", "eventName !=")),
  },
  unknown: unsure(PATTERN, unknownValue),
};
