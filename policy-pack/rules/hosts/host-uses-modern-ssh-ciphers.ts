import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { configured, offersSsh, sshdSetting } from "../shared/host-config";

const WEAK =
  /(sha1(-|$)|group1-|group14-sha1|group-exchange-sha1|3des|arcfour|blowfish|cast128|-cbc|hmac-md5|umac-64|ssh-dss|^ssh-rsa$|^none$)/;
const modern = (list: string) => /^[^+^\s-]\S*$/.test(list) && list.split(",").every((name) => !WEAK.test(name.trim()));

export default rule({
  id: "host-uses-modern-ssh-ciphers",
  title: "SSH offers no weak key exchange, cipher or MAC",
  severity: "medium",
  over: "host",
  when: offersSsh,
  holds: (host) =>
    configured(host, (config, source) =>
      all(
        ...["KexAlgorithms", "Ciphers", "MACs", "HostKeyAlgorithms"].map((keyword) =>
          sshdSetting(config, source, keyword, "", "a list without weak algorithms", modern),
        ),
        // OpenSSH's own list has held nothing weak since 8.8.
        sshdSetting(config, source, "PubkeyAcceptedAlgorithms", "ssh-ed25519", "a list without weak ones", modern),
      ),
    ),
  fix: { aws: "Set KexAlgorithms, Ciphers, MACs and HostKeyAlgorithms.", azure: "Set the same in customData." },
  source: "NIST IR 7966; https://www.ssh-audit.com/hardening_guides.html",
});
