import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { configured, runs, writtenFile } from "../shared/host-config";

export default rule({
  id: "host-runs-only-listed-services",
  title: "A machine runs the services of its profile and switches off every other",
  severity: "medium",
  over: "host",
  holds: (host) =>
    configured(host, (config, source) =>
      all(
        writtenFile(config, source, /^\/etc\/hardened-hosting\/profile\.yaml$/, "a list of units", (text) =>
          /^units: \[[a-z]/m.test(text),
        ),
        writtenFile(config, source, /^\/usr\/local\/sbin\/close-services$/, "what switches the others off", (text) =>
          text.includes("systemctl disable --now"),
        ),
        runs(config, source, /close-services/, "switch off what the profile does not list"),
      ),
    ),
  fix: { aws: "Use a host profile, which lists the units that may run.", azure: "Use a host profile." },
  source: "CIS Debian Linux 12 Benchmark 1.1.0, 2.1",
});
