import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { configured, installs, keepsRunning, runsNothing, writtenFile } from "../shared/host-config";
import { dropsByDefault, openRules } from "../shared/host-firewall";

const CHANGES = /\bnft\b\s+(-\w+\s+)*(flush|delete|destroy|add|insert|replace)\b/;
const RULESET = /^\/etc\/nftables\.conf$/;

const isNarrow = (text: string) => openRules(text).length === 0 && !/^\s*include\b/m.test(text);

export default rule({
  id: "host-firewall-denies-by-default",
  title: "A machine's own firewall drops what is not named, for IPv4 and IPv6",
  severity: "high",
  over: "host",
  holds: (host) =>
    configured(host, (config, source) =>
      all(
        installs(config, source, "nftables"),
        keepsRunning(config, source, "nftables.service"),
        runsNothing(config, source, CHANGES, "changes the ruleset"),
        ...["input", "forward"].map((hook) =>
          writtenFile(config, source, RULESET, `policy drop for IPv4 and IPv6 on ${hook}`, (text) =>
            dropsByDefault(text, hook),
          ),
        ),
        writtenFile(config, source, RULESET, "a port or a protocol in every rule that accepts", isNarrow),
      ),
    ),
  fix: { aws: "Write /etc/nftables.conf with policy drop, and enable nftables.", azure: "The same in customData." },
  source: "CIS Debian Linux 12 Benchmark 1.1.0, 4.3",
});
