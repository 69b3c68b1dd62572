import type { Platform } from "./arguments";
import { lines, type Part } from "./part";
import { platforms } from "./platform";
import { profilePath } from "./profile";

/** Units that a Debian host needs whatever it is for, as shell patterns. Everything else that would start by itself is off. */
const essentialUnits = [
  "apparmor.service",
  "apt-daily*.timer",
  "audit*.service",
  "chrony.service",
  "cloud-*",
  "dbus*",
  "dpkg-db-backup.timer",
  "e2scrub_*",
  "fstrim.timer",
  "getty@*.service",
  "grub-*.service",
  "ifup*.service",
  "logrotate.timer",
  "networking.service",
  "netplan*",
  "nftables.service",
  "serial-getty@*.service",
  "systemd-*",
  "unattended-upgrades.service",
];

/** The units of a host: the essential ones, those of what it has, and those of its own purpose. */
export function startingUnits(
  host: { platform: Platform; ssh: boolean; agents: boolean },
  ...purpose: string[]
): string[] {
  return [
    ...essentialUnits,
    ...platforms[host.platform].units,
    ...(host.ssh ? ["fail2ban.service", "ssh.service", "sshd-keygen.service"] : []),
    ...(host.agents ? ["amazon-*.service", "install-agents.service", "rsyslog.service"] : []),
    ...purpose,
  ].sort();
}

/** Never needed on a server of ours, and listening or reachable where installed. */
const unwantedPackages = ["avahi-daemon", "cups-daemon", "exim4-base", "nfs-common", "rpcbind", "telnet"];

/** Only the units that the profile lists start by themselves. */
export function services(): Part {
  return {
    files: [{ path: "/usr/local/sbin/close-services", permissions: "0755", content: closeServices }],
    purges: unwantedPackages,
    commands: [["/usr/local/sbin/close-services"]],
  };
}

// Reads the profile's own line, so that what is stated and what is enforced cannot differ.
const closeServices = lines(
  "#!/bin/sh -euf",
  "# Switches off every unit that would start by itself and is not in the profile.",
  `names=$(sed -n 's/^units: .\\(.*\\).$/\\1/p' ${profilePath} | tr , ' ')`,
  'listed() { for name in $names; do case "$1" in $name) return ;; esac; done; return 1; }',
  "systemctl list-unit-files --no-legend --plain --type=service,socket,timer,path --state=enabled | while read -r unit _; do",
  '  listed "$unit" || { echo "off, not in the profile: $unit"; systemctl disable --now "$unit" </dev/null; }',
  "done",
);
