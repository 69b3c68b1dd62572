import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { configured, runs, writtenFile } from "../shared/host-config";

// A pattern of signs alone lists everything, and so nothing; what speaks in plain text has no place on a list.
function listsUnits(profile: string): boolean {
  const units = (/^units: \[(\S.*)\]/m.exec(profile)?.[1] ?? "").split(",").map((unit) => unit.trim());
  return units.every((unit) => /^[a-z0-9]{2}/.test(unit) && !/^(avahi|cups|ftp|rpcbind|rsh|telnet|vsftpd)/.test(unit));
}

export default rule({
  id: "host-runs-only-listed-services",
  title: "A machine runs the services of its profile and switches off every other",
  severity: "medium",
  over: "host",
  holds: (host) =>
    configured(host, (config, source) =>
      all(
        writtenFile(config, source, /^\/etc\/hardened-hosting\/profile\.yaml$/, "units by name", listsUnits),
        writtenFile(config, source, /^\/usr\/local\/sbin\/close-services$/, "what switches the others off", (text) =>
          text.includes("systemctl disable --now"),
        ),
        runs(config, source, /^\/usr\/local\/sbin\/close-services$/, "switch off what the profile does not list"),
      ),
    ),
  fix: { aws: "Use a host profile, which lists the units that may run.", azure: "Use a host profile." },
  source: "CIS Debian Linux 12 Benchmark 1.1.0, 2.1",
});
