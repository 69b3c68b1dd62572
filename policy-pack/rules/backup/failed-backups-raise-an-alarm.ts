import { valueOf } from "../../facts/datum";
import { read } from "../../logic/comparators";
import { any, exists, fails } from "../../logic/outcome";
import { rule } from "../rule";
import { reachesSomebody } from "../shared/alarms";

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
    return any(
      exists(alarms, (one) => reachesSomebody(one.notifies(), estate), missing),
      exists(
        events,
        (one) =>
          valueOf(one.enabled) === false
            ? fails("the event rule is off", [read(one.enabled)])
            : reachesSomebody(one.notifies(), estate),
        missing,
      ),
    );
  },
  fix: { aws: "Alarm on AWS/Backup NumberOfBackupJobsFailed, or route Backup Job State Change events to a topic." },
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html",
});
