import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { aurora, bucket, vault } from "../parts";

const RULE = { ruleName: "nightly", targetVaultName: ref("vault"), schedule: "cron(0 23 * * ? *)" };
const plan = (...rules: readonly Readonly<Record<string, unknown>>[]) => [
  aurora(),
  vault(),
  resource("aws:backup/plan:Plan", "plan", {
    rules: rules.map((rule) => ({ ...RULE, lifecycle: { deleteAfter: 28 }, ...rule })),
  }),
];
const taking = (inputs: Readonly<Record<string, unknown>> = {}) =>
  resource("aws:backup/selection:Selection", "selection", { planId: ref("plan"), resources: [ref("db")], ...inputs });
const TAGGED = { stringEquals: [{ key: "aws:ResourceTag/never", value: "x" }] };

export const examples: Examples = {
  values: { days: 28 },
  good: {
    "kept without an end": [...plan({ lifecycle: undefined }), taking()],
    "whatever there is": [...plan({}), taking({ resources: ["*"] })],
    "by the ARN that its name will have": [
      ...plan({}).map((one) => (one.name === "db" ? aurora({ clusterIdentifier: "example" }) : one)),
      taking({ resources: ["arn:aws:rds:eu-west-2:111122223333:cluster:example"] }),
    ],
    "every night, 28 days": [...plan({}), taking()],
    "every hour": [...plan({ schedule: "rate(1 hour)" }), taking()],
    "every night and, for longer, every month": [
      ...plan({}, { schedule: "cron(0 3 1 * ? *)", lifecycle: { deleteAfter: 365 } }),
      taking(),
    ],
  },
  bad: {
    "no plan": [aurora()],
    "a plan that takes nothing": plan({}),
    "a plan that takes a bucket": [...plan({}), bucket(), taking({ resources: [ref("files")] })],
    "a fortnight": [...plan({ lifecycle: { deleteAfter: 14 } }), taking()],
    "every week": [...plan({ schedule: "cron(0 23 ? * SUN *)" }), taking()],
    "every year": [...plan({ schedule: "cron(0 23 1 1 ? *)" }), taking()],
    "every month, by a rate": [...plan({ schedule: "rate(30 days)" }), taking()],
    "in a year that is over": [...plan({ schedule: "cron(0 23 * * ? 2020)" }), taking()],
    "no schedule": [...plan({ schedule: undefined }), taking()],
    "every night for a day, every year for a year": [
      ...plan({ lifecycle: { deleteAfter: 1 } }, { schedule: "cron(0 23 1 1 ? *)", lifecycle: { deleteAfter: 365 } }),
      taking(),
    ],
    "into the account's own vault, which nothing locks": [...plan({ targetVaultName: "Default" }), taking()],
    "only while a tag says so": [...plan({}), taking({ conditions: [TAGGED] })],
    "all but the database": [...plan({}), taking({ notResources: [ref("db")] })],
  },
  unknown: {
    "a selection that cannot be followed, beside one of a bucket": [
      ...plan({}),
      bucket(),
      taking({ resources: [ref("files")] }),
      resource("aws:backup/selection:Selection", "more", { planId: ref("plan"), resources: [unknownValue] }),
    ],
    "days that are set from another resource": [...plan({ lifecycle: { deleteAfter: unknownValue } }), taking()],
    "a vault that is not in the stack": [...plan({ targetVaultName: "elsewhere" }), taking()],
  },
};
