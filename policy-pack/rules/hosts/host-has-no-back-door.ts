import { known } from "../../facts/datum";
import { test } from "../../logic/comparators";
import { rule } from "../rule";
import { backDoors } from "../shared/back-doors";
import { configured } from "../shared/host-config";

/** What can be recognised: accounts, keys, firewalls and services that commands or files change behind the user data's back. */
export default rule({
  id: "host-has-no-back-door",
  title: "No command or file of the user data undoes what the rest of it says",
  severity: "high",
  over: "host",
  holds: (host) =>
    configured(host, (config, source) =>
      test(
        known(backDoors(config), { ...source, path: `${source.path}.runcmd` }),
        "nothing that undoes the rest",
        (found) => found.length === 0,
      ),
    ),
  fix: {
    aws: "Say it by users, packages, write_files of the program itself and a host profile.",
    azure: "Say the same in customData.",
  },
  source: "MITRE ATT&CK T1098, T1136 and T1562",
});
