import { all } from "../../logic/outcome";
import { rule } from "../rule";
import { configured, installs, runs, writtenFile } from "../shared/host-config";

const denies = (chain: string) => (text: string) =>
  new RegExp(`table inet \\S+ \\{[^]*hook ${chain} priority [^;]+; policy drop;`).test(text) &&
  !new RegExp(`hook ${chain} priority [^;]+; policy accept;`).test(text);

// A rule that takes everything, whatever stands before it.
const open = /^\s*(accept|tcp dport (0|1)-65535 accept|meta l4proto \{? ?(tcp|udp).*\}? accept)\s*$/m;

export default rule({
  id: "host-firewall-denies-by-default",
  title: "A machine's own firewall drops what is not named, for IPv4 and IPv6",
  severity: "high",
  over: "host",
  holds: (host) =>
    configured(host, (config, source) =>
      all(
        installs(config, source, "nftables"),
        runs(config, source, /nftables\.service/, "start nftables"),
        writtenFile(
          config,
          source,
          /^\/etc\/nftables\.conf$/,
          "an inet table that drops by default on input",
          denies("input"),
        ),
        writtenFile(
          config,
          source,
          /^\/etc\/nftables\.conf$/,
          "an inet table that drops by default on forward",
          denies("forward"),
        ),
        writtenFile(
          config,
          source,
          /^\/etc\/nftables\.conf$/,
          "no rule that accepts everything",
          (text) => !open.test(text),
        ),
      ),
    ),
  fix: {
    aws: "Write /etc/nftables.conf with policy drop and enable nftables.",
    azure: "Write the same in customData.",
  },
  source: "CIS Debian Linux 12 Benchmark 1.1.0, 4.2",
});
