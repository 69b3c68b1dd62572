import { unknownValue, type Examples } from "../../../support/examples";
import { counted, silenced, unsure } from "./heard";

const PATTERN = '?"Failed password" ?"Failed publickey" ?"Invalid user"';

export const examples: Examples = {
  good: {
    "a filter and its alarm": counted(PATTERN),
    "more than none": counted(PATTERN, { comparisonOperator: "GreaterThanThreshold", threshold: 0 }),
    "ten in five minutes": counted(PATTERN, { threshold: 10 }),
  },
  bad: {
    ...silenced(PATTERN),
    "failed logins at the console only": counted(
      '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
    ),
    "logins that went well": counted('"Accepted publickey"'),
  },
  unknown: unsure(PATTERN, unknownValue),
};
