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

// Reads the profile's own line, so that what is stated and what is enforced cannot differ.
const closeServices = lines(
  "#!/bin/sh -euf",
  "# Switches off every unit that would start by itself and is not in the profile.",
  `units=$(sed -n 's/^units: .\\(.*\\).$/\\1/p' ${profilePath} | tr , ' ')`,
  'listed() { for unit in $units; do case "$1" in $unit) return ;; esac; done; return 1; }',
  "systemctl list-unit-files --no-legend --plain --type=service,socket,timer,path --state=enabled | while read -r unit _; do",
  '  listed "$unit" || { echo "off, not in the profile: $unit"; systemctl disable --now "$unit" </dev/null; }',
  "done",
);
