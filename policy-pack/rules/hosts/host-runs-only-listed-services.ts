import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { configured, writtenFile } from "../shared/host-config";
import { closesLast, installsNothingUnwanted, listsUnits, switchesOff } from "../shared/services";

export default rule({
  id: "host-runs-only-listed-services",
  title: "A machine runs the services of its profile and switches off every other",
  severity: "medium",
  over: "host",
  holds: (host) =>
    configured(host, (config, source) =>
      all(
        writtenFile(config, source, /^\/etc\/hardened-hosting\/profile\.yaml$/, "units by name", listsUnits),
        writtenFile(
          config,
          source,
          /^\/usr\/local\/sbin\/close-services$/,
          "what switches the others off",
          switchesOff,
        ),
        closesLast(config, source),
        installsNothingUnwanted(config, source),
      ),
    ),
  fix: { aws: "Use a host profile, which lists the units that may run.", azure: "Use a host profile." },
  source: "CIS Debian Linux 12 Benchmark 1.1.0, 2.1",
});
