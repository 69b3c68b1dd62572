import { ref, resource, type Examples } from "../../../support/examples";
import { vault } from "../parts";

export const examples: Examples = {
  good: {
    "the database, every week": [
      resource("aws:backup/restoreTestingPlan:RestoreTestingPlan", "rehearsal", {
        name: "r",
        scheduleExpression: "cron(0 4 ? * MON *)",
      }),
      resource("aws:backup/restoreTestingSelection:RestoreTestingSelection", "selection", {
        name: "s",
        restoreTestingPlanName: ref("rehearsal"),
        protectedResourceType: "Aurora",
      }),
    ],
  },
  bad: {
    "a year that does not come": [
      resource("aws:backup/restoreTestingPlan:RestoreTestingPlan", "rehearsal", {
        name: "r",
        scheduleExpression: "cron(0 4 1 1 ? 2099)",
      }),
      resource("aws:backup/restoreTestingSelection:RestoreTestingSelection", "selection", {
        name: "s",
        restoreTestingPlanName: ref("rehearsal"),
        protectedResourceType: "Aurora",
      }),
    ],
    "another account's database": [
      resource("aws:backup/restoreTestingPlan:RestoreTestingPlan", "rehearsal", {
        name: "r",
        scheduleExpression: "cron(0 4 ? * MON *)",
      }),
      resource("aws:backup/restoreTestingSelection:RestoreTestingSelection", "selection", {
        name: "s",
        restoreTestingPlanName: ref("rehearsal"),
        protectedResourceType: "Aurora",
        protectedResourceArns: ["arn:aws:rds:eu-west-2:999999999999:cluster:other"],
      }),
    ],
    "no rehearsal": [vault()],
    "a rehearsal of nothing": [
      resource("aws:backup/restoreTestingPlan:RestoreTestingPlan", "rehearsal", {
        name: "r",
        scheduleExpression: "cron(0 4 ? * MON *)",
      }),
    ],
    "files only": [
      resource("aws:backup/restoreTestingPlan:RestoreTestingPlan", "rehearsal", {
        name: "r",
        scheduleExpression: "cron(0 4 ? * MON *)",
      }),
      resource("aws:backup/restoreTestingSelection:RestoreTestingSelection", "selection", {
        name: "s",
        restoreTestingPlanName: ref("rehearsal"),
        protectedResourceType: "S3",
      }),
    ],
  },
  unknown: { never: "a rehearsal without a known type of resource rehearses nothing that can be shown" },
};
