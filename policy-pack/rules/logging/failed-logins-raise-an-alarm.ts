import { rule } from "../rule";
import { eventAlarmed } from "../shared/event-alarms";

export default rule({
  id: "failed-logins-raise-an-alarm",
  title: "Somebody hears of failed logins on machines",
  severity: "medium",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    eventAlarmed(estate, "nobody is told of failed logins on machines", (pattern) =>
      /Failed (password|publickey)|Invalid user/.test(pattern),
    ),
  fix: { aws: "Count sshd's failed logins in the hosts' log groups and alarm on it." },
  source: "CIS Controls 8.1, 8.11",
});
