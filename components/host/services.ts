import { lines, type Part } from "./part";
import { profilePath } from "./profile";

/** Units that a Debian host needs whatever it is for, as shell patterns. Everything else that would start by itself is off. */
export const essentialUnits = [
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

const closeServices = lines(
  "#!/bin/sh",
  "# Switches off every unit that would start by itself and is not in the profile.",
  "set -eu",
  `units=$(sed -n 's/^units: \\[\\(.*\\)\\]$/\\1/p' ${profilePath} | tr -d ' ' | tr ',' ' ')`,
  "set -f",
  'listed() { for unit in $units; do case "$1" in $unit) return 0 ;; esac; done; return 1; }',
  "systemctl list-unit-files --no-legend --plain --type=service,socket,timer,path --state=enabled,enabled-runtime |",
  "  while read -r unit _; do",
  '    listed "$unit" || { echo "not in the profile, off: $unit"; systemctl disable --now "$unit" </dev/null; }',
  "  done",
);
