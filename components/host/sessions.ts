import { lines, type Part } from "./part";

/** What people do on the host: logins and commands are recorded, forgotten sessions end, sudo keeps what it showed. */
export function sessions(): Part {
  return {
    packages: ["auditd", "logrotate", "sudo"],
    files: [
      { path: "/etc/audit/rules.d/90-hardened.rules", permissions: "0640", content: auditRules },
      { path: "/etc/sudoers.d/10-hardened", permissions: "0440", content: sudoers },
      {
        path: "/etc/profile.d/hardened.sh",
        content: lines("umask 027", 'if [ -n "${PS1-}" ]; then TMOUT=900; readonly TMOUT; export TMOUT; fi'),
      },
    ],
    commands: [["augenrules", "--load"]],
  };
}

// Output only: input would hold whatever is typed at a password prompt. `sudoreplay` shows it.
const sudoers = lines("Defaults use_pty, log_output, maxseq=1000");

// auid is who logged in, whoever they have become since; 4294967295 is nobody.
const auditRules = lines(
  "-a always,exit -F arch=b64 -S execve,execveat -F auid>=1000 -F auid!=4294967295 -k command",
  "-w /etc -p wa -k configuration",
  "-w /var/log/wtmp -p wa -k login",
);

/** The journal, kept across restarts, for at most 30 days and half a gigabyte. */
export function journal({ forwarded }: { forwarded: boolean }): Part {
  return {
    files: [
      {
        path: "/etc/systemd/journald.conf.d/hardened.conf",
        content: lines(
          "[Journal]",
          "Storage=persistent",
          "SystemMaxUse=512M",
          "MaxRetentionSec=30day",
          `ForwardToSyslog=${forwarded ? "yes" : "no"}`,
        ),
      },
    ],
    units: ["systemd-journald.service"],
  };
}
