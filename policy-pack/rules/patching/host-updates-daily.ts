import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { configured, installs, writtenFile } from "../shared/host-config";

export default rule({
  id: "host-updates-daily",
  title: "A machine installs updates by itself every day, and restarts if it must",
  severity: "high",
  over: "host",
  holds: (host) =>
    configured(host, (config, source) =>
      all(
        installs(config, source, "unattended-upgrades"),
        ...[
          [/^APT::Periodic::Update-Package-Lists "1";/m, "daily package lists"],
          [/^APT::Periodic::Unattended-Upgrade "1";/m, "daily upgrades"],
          [/^Unattended-Upgrade::Automatic-Reboot "true";/m, "a restart where one is needed"],
          [/security/i, "the security origin"],
        ].map(([pattern, wanted]) =>
          writtenFile(config, source, /^\/etc\/apt\/apt\.conf\.d\//, wanted as string, (text) =>
            (pattern as RegExp).test(text),
          ),
        ),
      ),
    ),
  fix: { aws: "Enable unattended-upgrades daily with Automatic-Reboot.", azure: "Enable the same in customData." },
  source: "PCI DSS v4.0.1, 6.3.3; CIS Debian Linux 12 Benchmark 1.1.0, 1.2.2",
});
