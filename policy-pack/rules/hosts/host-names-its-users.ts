import { known } from "../../facts/datum";
import { test } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { configured, offersSsh, sshdSetting } from "../shared/host-config";
import { STANDARD_LOGINS } from "../shared/login-names";

export default rule({
  id: "host-names-its-users",
  title: "Only named people log in, under names that nobody would guess",
  severity: "high",
  over: "host",
  when: offersSsh,
  holds: (host) =>
    configured(host, (config, source) => {
      const names = config.users.map(({ name }) => name);
      return all(
        test(known(names, { ...source, path: `${source.path}.users` }), "no standard login name", (list) =>
          list.every((name) => !STANDARD_LOGINS.includes(name.toLowerCase())),
        ),
        sshdSetting(config, source, "AllowUsers", "", "the named people", (list) => {
          const allowed = list.split(/\s+/).filter(Boolean);
          return allowed.length > 0 && allowed.every((name) => names.includes(name.replace(/@.*$/, "")));
        }),
      );
    }),
  fix: { aws: "List people under users and in AllowUsers.", azure: "List people under users and in AllowUsers." },
  source: "CIS Debian Linux 12 Benchmark 1.1.0, 5.1.4",
});
