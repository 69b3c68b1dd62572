import { all, any } from "../../logic/outcome";
import { rule } from "../rule";
import { configured, installs, offersSsh, runs, sshdSetting, writtenFile } from "../shared/host-config";

export default rule({
  id: "host-delays-repeated-logins",
  title: "Who fails to log in again and again is kept out ever longer",
  severity: "medium",
  over: "host",
  when: offersSsh,
  holds: (host) =>
    configured(host, (config, source) =>
      any(
        all(
          installs(config, source, "fail2ban"),
          runs(config, source, /fail2ban\.service/, "start fail2ban"),
          writtenFile(
            config,
            source,
            /^\/etc\/fail2ban\/jail\.d\//,
            "an enabled sshd jail whose bans grow",
            (text) => /^bantime\.increment\s*=\s*true/m.test(text) && /^\[sshd\][^[]*^enabled\s*=\s*true/m.test(text),
          ),
        ),
        sshdSetting(config, source, "PerSourcePenalties", "", "penalties for failed logins", (value) =>
          /authfail:/.test(value),
        ),
      ),
    ),
  fix: { aws: "Enable fail2ban's sshd jail with bantime.increment.", azure: "Enable the same in customData." },
  source: "https://manpages.debian.org/trixie/fail2ban/jail.conf.5.en.html",
});
