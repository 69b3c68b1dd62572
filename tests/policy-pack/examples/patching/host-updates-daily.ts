import type { Examples } from "../../../support/examples";
import {
  bare,
  bastionAnd,
  bastionLacks,
  bastionRuns,
  bastionWith,
  generated,
  machine,
  unreadable,
  withoutSsh,
} from "../hosts/machine";

const APT = "/etc/apt/apt.conf.d/90hardened";
const byHand = machine(`#cloud-config
packages: [unattended-upgrades]
write_files:
- path: /etc/apt/apt.conf.d/20auto-upgrades
  content: |
    APT { Periodic { Update-Package-Lists "1"; Unattended-Upgrade "always"; } };
- path: /etc/apt/apt.conf.d/50unattended-upgrades
  content: |
    // What is upgraded
    Unattended-Upgrade::Origins-Pattern { "origin=Debian,label=Debian-Security"; };
    Unattended-Upgrade::Automatic-Reboot "true";
`);

export const examples: Examples = {
  good: { ...generated, "a web host that nobody logs in to": withoutSsh, "in two files and nested": byHand },
  bad: {
    "no user data": bare,
    "no package": bastionLacks("unattended-upgrades"),
    weekly: bastionWith(APT, 'Unattended-Upgrade "1"', 'Unattended-Upgrade "7"'),
    "old lists": bastionWith(APT, 'Update-Package-Lists "1"', 'Update-Package-Lists "0"'),
    "in a comment": bastionWith(APT, "APT::Periodic::Unattended", "// APT::Periodic::Unattended"),
    "no restart": bastionWith(APT, 'Automatic-Reboot "true"', 'Automatic-Reboot "false"'),
    "no security origin": bastionWith(APT, /.*Debian-Security.*\n/, ""),
    "origins cleared at the end": bastionWith(APT, /$/, "#clear Unattended-Upgrade::Origins-Pattern;\n"),
    "every package left out": bastionWith(APT, /$/, 'Unattended-Upgrade::Package-Blacklist { ".*"; };\n'),
    "a later file, whose value wins": bastionAnd(
      "/etc/apt/apt.conf.d/99off",
      'APT::Periodic::Unattended-Upgrade "0";\n',
    ),
    "a later nested file in other letters": bastionAnd(
      "/etc/apt/apt.conf.d/99off",
      'apt { periodic { unattended-upgrade "0"; }; };\n',
    ),
    "all periodic work off": bastionAnd("/etc/apt/apt.conf.d/99off", 'APT::Periodic::Enable "0";\n'),
    "the timer masked": bastionRuns("systemctl mask apt-daily-upgrade.timer"),
    "the package taken away": bastionRuns("apt-get -y remove unattended-upgrades"),
  },
  unknown: unreadable,
};
