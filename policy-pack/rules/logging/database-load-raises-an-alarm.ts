import { every } from "../../logic/outcome";
import { rule } from "../rule";
import { alarmed, onMetric } from "../shared/alarms";

const WATCHED: readonly (readonly [string, readonly string[]])[] = [
  ["CPU", ["CPUUtilization", "DBLoad"]],
  ["storage", ["FreeLocalStorage", "FreeStorageSpace", "VolumeBytesUsed", "AuroraVolumeBytesLeftTotal"]],
  ["connections", ["DatabaseConnections"]],
];

export default rule({
  id: "database-load-raises-an-alarm",
  title: "Somebody hears when the database runs out of CPU, storage or connections",
  severity: "medium",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    every(WATCHED, ([what, metrics]) =>
      alarmed(estate, `no alarm on the database's ${what}`, (alarm) => onMetric(alarm, ...metrics)),
    ),
  fix: { aws: "Alarm on CPUUtilization, FreeLocalStorage and DatabaseConnections." },
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html",
});
