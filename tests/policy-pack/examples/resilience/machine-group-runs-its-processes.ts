import { unknownValue, type Examples } from "../../../support/examples";
import { machines, targetGroup } from "../exposure/network";

const suspended = (suspendedProcesses: unknown) => [targetGroup, machines({ suspendedProcesses })];

export const examples: Examples = {
  good: {
    "all run": [targetGroup, machines()],
    "an empty list": suspended([]),
    "the timetable rests": suspended(["ScheduledActions"]),
  },
  bad: {
    "nothing starts": suspended(["Launch"]),
    "nothing is replaced": suspended(["ReplaceUnhealthy"]),
    "nobody looks": suspended(["HealthCheck"]),
    "the second of two": suspended(["ScheduledActions", "AddToLoadBalancer"]),
  },
  unknown: { "a list that is not known": suspended(unknownValue) },
};
