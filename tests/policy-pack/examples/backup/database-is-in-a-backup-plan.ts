import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { aurora, bucket } from "../parts";

export const examples: Examples = {
  values: { days: 28 },
  good: {
    "every night, 28 days": [
      aurora(),
      resource("aws:backup/plan:Plan", "plan", {
        rules: [
          {
            ruleName: "nightly",
            targetVaultName: "vault",
            schedule: "cron(0 23 * * ? *)",
            lifecycle: { deleteAfter: 28 },
          },
        ],
      }),
      resource("aws:backup/selection:Selection", "selection", { planId: ref("plan"), resources: [ref("db")] }),
    ],
  },
  bad: {
    "no plan": [aurora()],
    "a plan that takes nothing": [
      aurora(),
      resource("aws:backup/plan:Plan", "plan", {
        rules: [
          {
            ruleName: "nightly",
            targetVaultName: "vault",
            schedule: "cron(0 23 * * ? *)",
            lifecycle: { deleteAfter: 28 },
          },
        ],
      }),
    ],
    "a plan that takes a bucket": [
      aurora(),
      bucket(),
      resource("aws:backup/plan:Plan", "plan", {
        rules: [
          {
            ruleName: "nightly",
            targetVaultName: "vault",
            schedule: "cron(0 23 * * ? *)",
            lifecycle: { deleteAfter: 28 },
          },
        ],
      }),
      resource("aws:backup/selection:Selection", "selection", { planId: ref("plan"), resources: [ref("files")] }),
    ],
    "a fortnight": [
      aurora(),
      resource("aws:backup/plan:Plan", "plan", {
        rules: [
          {
            ruleName: "nightly",
            targetVaultName: "vault",
            schedule: "cron(0 23 * * ? *)",
            lifecycle: { deleteAfter: 14 },
          },
        ],
      }),
      resource("aws:backup/selection:Selection", "selection", { planId: ref("plan"), resources: [ref("db")] }),
    ],
  },
  unknown: {
    "set from another resource": [
      aurora(),
      resource("aws:backup/plan:Plan", "plan", {
        rules: [
          {
            ruleName: "nightly",
            targetVaultName: "vault",
            schedule: "cron(0 23 * * ? *)",
            lifecycle: { deleteAfter: unknownValue },
          },
        ],
      }),
      resource("aws:backup/selection:Selection", "selection", { planId: ref("plan"), resources: [ref("db")] }),
    ],
  },
};
