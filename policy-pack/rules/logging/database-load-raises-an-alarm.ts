import { every, exists } from "../../logic/outcome";
import { rule } from "../rule";
import { alarmed, goesOffAt, type Sign } from "../shared/alarms";

const MIB = 1024 ** 2;
const DATABASE = { namespace: "AWS/RDS", of: ["database"] } as const;
/** Thresholds beyond these are never reached: Aurora's largest volume is 256 TiB, most connections 16,000. */
const WATCHED: readonly (readonly [string, readonly Sign[]])[] = [
  ["CPU", [{ ...DATABASE, metrics: ["CPUUtilization"], above: 95 }]],
  [
    "storage",
    [
      {
        ...DATABASE,
        metrics: ["FreeLocalStorage", "FreeStorageSpace", "AuroraVolumeBytesLeftTotal"],
        below: 100 * MIB,
      },
      { ...DATABASE, metrics: ["VolumeBytesUsed"], above: 256 * 1024 ** 2 * MIB },
    ],
  ],
  ["connections", [{ ...DATABASE, metrics: ["DatabaseConnections"], above: 16_000 }]],
];

export default rule({
  id: "database-load-raises-an-alarm",
  title: "Somebody hears when the database runs out of CPU, storage or connections",
  severity: "medium",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    every(WATCHED, ([what, signs]) =>
      alarmed(estate, `no alarm on the database's ${what}`, (alarm) =>
        exists(signs, (sign) => goesOffAt(alarm, sign, estate), "an alarm on something else"),
      ),
    ),
  fix: { aws: "Alarm on CPUUtilization, FreeLocalStorage and DatabaseConnections." },
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html",
});
