import { ref, unknownValue, type Examples } from "../../../support/examples";
import { alarm, stack } from "./heard";

const DATABASE = { namespace: "AWS/RDS", dimensions: { DBClusterIdentifier: ref("db") } };
type Inputs = Readonly<Record<string, unknown>>;
const CPU: Inputs = { ...DATABASE, metricName: "CPUUtilization", threshold: 80 };
const STORAGE: Inputs = {
  ...DATABASE,
  metricName: "FreeLocalStorage",
  comparisonOperator: "LessThanThreshold",
  threshold: 5 * 1024 ** 3,
};
const CONNECTIONS: Inputs = { ...DATABASE, metricName: "DatabaseConnections", threshold: 500 };
const alarms = (cpu: Inputs, storage: Inputs, connections: Inputs) =>
  stack(alarm(cpu, "cpu"), alarm(storage, "storage"), alarm(connections, "connections"));
const volume = (threshold: number) => ({ ...DATABASE, metricName: "VolumeBytesUsed", threshold });

export const examples: Examples = {
  good: {
    "three alarms": alarms(CPU, STORAGE, CONNECTIONS),
    "how much the volume holds": alarms(CPU, volume(500 * 1024 ** 3), CONNECTIONS),
  },
  bad: {
    "no alarm": stack(),
    "no alarm on connections": stack(alarm(CPU, "cpu"), alarm(STORAGE, "storage")),
    "the machines' CPU, not the database's": alarms({ ...CPU, namespace: "AWS/EC2" }, STORAGE, CONNECTIONS),
    "a processor busier than it can be": alarms({ ...CPU, threshold: 100 }, STORAGE, CONNECTIONS),
    "much storage is free": alarms(CPU, { ...STORAGE, comparisonOperator: "GreaterThanThreshold" }, CONNECTIONS),
    "no byte is free": alarms(CPU, { ...STORAGE, threshold: 0 }, CONNECTIONS),
    "more than a volume can hold": alarms(CPU, volume(1024 ** 5), CONNECTIONS),
    "more connections than there can be": alarms(CPU, STORAGE, { ...CONNECTIONS, threshold: 100_000 }),
    "one is off": alarms(CPU, STORAGE, { ...CONNECTIONS, actionsEnabled: false }),
    "one tells nobody, and another is not known": alarms({ ...CPU, threshold: unknownValue }, STORAGE, {
      ...CONNECTIONS,
      alarmActions: [ref("silence")],
    }),
    "of no database": alarms({ ...CPU, dimensions: undefined }, STORAGE, CONNECTIONS),
  },
  unknown: {
    "a threshold that is not known": alarms({ ...CPU, threshold: unknownValue }, STORAGE, CONNECTIONS),
    "a database that is not in the stack": alarms(
      { ...CPU, dimensions: { DBClusterIdentifier: "elsewhere" } },
      STORAGE,
      CONNECTIONS,
    ),
  },
};
