import { known } from "../../facts/datum";
import { is } from "../../logic/comparators";
import { all, every } from "../../logic/outcome";
import { rule } from "../rule";
import { configured, offersSsh, sshdSetting } from "../shared/host-config";

const no = (value: string) => value.toLowerCase() === "no";

export default rule({
  id: "host-takes-keys-only",
  title: "No password opens a machine: SSH takes public keys only",
  severity: "critical",
  over: "host",
  when: offersSsh,
  holds: (host) =>
    configured(host, (config, source) =>
      all(
        is(known(config.allowsPasswords, { ...source, path: `${source.path}.ssh_pwauth` }), false),
        every(config.users, (user) =>
          is(known(user.hasPassword, { ...source, path: `${source.path}.users.${user.name}.password` }), false),
        ),
        sshdSetting(config, source, "PasswordAuthentication", "yes", "no", no),
        sshdSetting(config, source, "KbdInteractiveAuthentication", "yes", "no", no),
        sshdSetting(config, source, "PermitEmptyPasswords", "no", "no", no),
        sshdSetting(config, source, "HostbasedAuthentication", "no", "no", no),
        sshdSetting(config, source, "AuthenticationMethods", "any", "publickey first", (value) =>
          value.split(/\s+/).every((method) => method.split(",")[0] === "publickey"),
        ),
      ),
    ),
  fix: {
    aws: "Set ssh_pwauth: false, PasswordAuthentication no and AuthenticationMethods publickey in the user data.",
    azure: "Set disablePasswordAuthentication, and the same in customData.",
  },
  source: "CIS Debian Linux 12 Benchmark 1.1.0, 5.1; sshd_config(5)",
});
