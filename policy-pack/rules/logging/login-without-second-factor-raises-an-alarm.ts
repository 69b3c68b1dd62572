import { rule } from "../rule";
import { eventAlarmed, picks } from "../shared/event-alarms";

export default rule({
  id: "login-without-second-factor-raises-an-alarm",
  title: "Somebody hears of a console login without a second factor",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    eventAlarmed(
      estate,
      "nobody is told of a console login without MFA",
      (pattern) => picks(pattern, "ConsoleLogin") && /MFAUsed\s*!=\s*"?Yes|"MFAUsed":\s*\["No"\]/.test(pattern),
    ),
  fix: { aws: "Count ConsoleLogin events whose MFAUsed is not Yes and alarm on it." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 4.2",
});
