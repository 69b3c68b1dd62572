import { unknownValue, type Examples } from "../../../support/examples";
import { counted, routed, silenced, unsure } from "./heard";

const PATTERN = '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }';

export const examples: Examples = {
  good: {
    "a filter and its alarm": counted(PATTERN),
    "more than none": counted(PATTERN, { comparisonOperator: "GreaterThanThreshold", threshold: 0 }),
    "an event route": routed({ detail: { eventName: ["ConsoleLogin"], additionalEventData: { MFAUsed: ["No"] } } }),
  },
  bad: {
    ...silenced(PATTERN),
    "logins with a second factor": counted(PATTERN.replace("MFAUsed !=", "MFAUsed =")),
    "failed logins": counted('{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }'),
    "an event route for every login with it": routed({
      detail: { eventName: ["ConsoleLogin"], additionalEventData: { MFAUsed: ["Yes"] } },
    }),
  },
  unknown: unsure(PATTERN, unknownValue),
};
