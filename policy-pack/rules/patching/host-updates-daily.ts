import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { aptSetting } from "../shared/apt-config";
import { configured, installs, runsNothing } from "../shared/host-config";

const ENDS_UPDATES =
  /(systemctl\b[^;&|]*\b(disable|stop|mask)\b|\b(apt|apt-get|dpkg)\b[^;&|]*\b(remove|purge|hold)\b)[^;&|]*\b(unattended-upgrades|apt-daily)/;
const yes = (value: string) => /^(1|true|yes|on|always)$/i.test(value);

export default rule({
  id: "host-updates-daily",
  title: "A machine installs updates by itself every day, and restarts if it must",
  severity: "high",
  over: "host",
  holds: (host) =>
    configured(host, (config, source) => {
      const setting = (name: string, wanted: string, passes: (value: string) => boolean) =>
        aptSetting(config, source, name, wanted, passes);
      return all(
        installs(config, source, "unattended-upgrades"),
        runsNothing(config, source, ENDS_UPDATES, "ends updates"),
        setting("APT::Periodic::Enable", "1, or nothing", (value) => value === "" || yes(value)),
        setting("APT::Periodic::Update-Package-Lists", "1: every day", yes),
        setting("APT::Periodic::Unattended-Upgrade", "1: every day", yes),
        setting("Unattended-Upgrade::Automatic-Reboot", "true: a restart where one is needed", yes),
        setting("Unattended-Upgrade::Origins-Pattern", "the security origin", (value) => /security/i.test(value)),
        setting("Unattended-Upgrade::Package-Blacklist", "no package left out", (value) => value.trim() === ""),
      );
    }),
  fix: { aws: "Enable unattended-upgrades daily with Automatic-Reboot.", azure: "Enable the same in customData." },
  source: "PCI DSS v4.0.1, 6.3.3; CIS Debian Linux 12 Benchmark 1.1.0, 1.2.2",
});
