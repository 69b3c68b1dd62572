import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { counted, routed, silenced, unsure } from "./heard";

const PATTERN = '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) }';
const ROUTE = { detail: { userIdentity: { type: ["Root"] } } };

export const examples: Examples = {
  good: {
    "a filter and its alarm": counted(PATTERN),
    "more than none": counted(PATTERN, { comparisonOperator: "GreaterThanThreshold", threshold: 0 }),
    "an event route": routed({ detail: { userIdentity: { type: ["Root"] } } }),
  },
  bad: {
    ...silenced(PATTERN),
    "everybody but root": counted('{ ($.userIdentity.type != "Root") }'),
    "root, but only where it does what nobody does": counted(
      '{ ($.userIdentity.type = "Root") && ($.eventName = "Never") }',
    ),
    "a filter on another log than the trail's": [
      ...counted(PATTERN),
      resource("aws:cloudwatch/logGroup:LogGroup", "kept", { name: "kept" }),
      resource("aws:cloudtrail/trail:Trail", "trail-itself", { cloudWatchLogsGroupArn: ref("kept") }),
    ],
    "a role with a like name": counted('{ ($.userIdentity.arn = "*RootCause") }'),
    "an event route that is off": routed({ detail: { userIdentity: { type: ["Root"] } } }, { state: "DISABLED" }),
    "an event route that is off, in older words": routed(ROUTE, { isEnabled: false }),
    "an event route to nobody": routed(ROUTE, {}, ref("silence")),
    "an event route for all but root": routed({ detail: { userIdentity: { type: [{ "anything-but": "Root" }] } } }),
  },
  unknown: unsure(PATTERN, unknownValue),
};
