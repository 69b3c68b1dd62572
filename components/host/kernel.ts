import { lines, type Part } from "./part";

// What differs from the defaults of Debian's kernels (which forward nothing and take no source routes). `-` before a key: a kernel
// without it (a container, a smaller build) is not a failed unit; `*` covers `all`, `default` and the interfaces that are there.
const sysctls = {
  "fs.protected_fifos": 2,
  "kernel.core_pattern": "|/bin/false",
  "kernel.kexec_load_disabled": 1,
  "kernel.kptr_restrict": 2,
  "kernel.sysrq": 0,
  "kernel.yama.ptrace_scope": 1,
  "net.core.bpf_jit_harden": 2,
  "net.ipv4.conf.*.accept_redirects": 0,
  "net.ipv4.conf.*.rp_filter": 1,
  "net.ipv4.conf.*.send_redirects": 0,
  "net.ipv6.conf.*.accept_redirects": 0,
};

// Protocols and devices that no profile uses and that have a history of holes (CIS Debian Linux 12, 1.1.1 and 3.2).
const modules = ["dccp", "rds", "sctp", "tipc", "usb-storage"];

/** Kernel settings, unused modules, no core dumps (they would hold keys and customers' data). */
export function kernel(): Part {
  return {
    files: [
      {
        path: "/etc/sysctl.d/90-hardened.conf",
        content: lines(...Object.entries(sysctls).map(([key, value]) => `-${key} = ${value}`)),
      },
      { path: "/etc/modprobe.d/hardened.conf", content: lines(...modules.map((name) => `install ${name} /bin/false`)) },
      {
        path: "/etc/systemd/system.conf.d/hardened.conf",
        content: lines("[Manager]", "DefaultLimitCORE=0"),
      },
    ],
    units: ["systemd-sysctl.service"],
  };
}
