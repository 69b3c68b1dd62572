import { valueOf } from "../../facts/datum";
import type { AlarmFact, EventRouteFact } from "../../facts/kinds";
import { is } from "../../logic/comparators";
import { all, any, exists } from "../../logic/outcome";
import { rule } from "../rule";
import { reachesSomebody, rises } from "../shared/alarms";

/** Failed jobs in a period: more would be all of them. */
const MOST = 1;

export default rule({
  id: "failed-backups-raise-an-alarm",
  title: "Somebody hears of a backup that failed",
  severity: "medium",
  over: "estate",
  enforced: "claimed",
  holds: (estate) => {
    const failed = ["NumberOfBackupJobsFailed", "NumberOfBackupJobsAborted", "NumberOfBackupJobsExpired"];
    const alarms = estate.of("alarm").filter((one) => failed.includes(valueOf(one.metric) ?? ""));
    const events = estate
      .of("eventRoute")
      .filter(
        (one) =>
          /Backup Job State Change/.test(valueOf(one.pattern) ?? "") && /FAILED/.test(valueOf(one.pattern) ?? ""),
      );
    const missing = "nobody is told of a backup job that failed";
    const heard = ({ enabled, notifies }: AlarmFact | EventRouteFact) =>
      all(is(enabled, true), reachesSomebody(notifies(), estate));
    return any(
      exists(alarms, (one) => all(is(one.namespace, "AWS/Backup"), rises(one, MOST), heard(one)), missing),
      exists(events, heard, missing),
    );
  },
  fix: { aws: "Alarm on AWS/Backup NumberOfBackupJobsFailed, or route Backup Job State Change events to a topic." },
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html",
});
