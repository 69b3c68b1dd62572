import { is } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { reachesSomebody } from "../shared/alarms";

export default rule({
  id: "alarm-reaches-somebody",
  title: "An alarm is on, and somebody hears it",
  severity: "medium",
  over: "alarm",
  holds: (alarm, _values, estate) => all(is(alarm.enabled, true), reachesSomebody(alarm.notifies(), estate)),
  fix: { aws: "Set alarmActions to a topic with a subscription.", azure: "Set an action group with a receiver." },
  source: "AWS Foundational Security Best Practices, CloudWatch.15 and CloudWatch.17",
});
