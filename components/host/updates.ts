import type { Updates } from "./arguments";
import { lines, type Part } from "./part";

/** The minutes between the download of updates and their installation. */
const downloadLead = 60;

/** Security and stable updates every day by themselves, with a restart when one needs it. */
export function updates({ at, spreadMinutes, restartAt }: Required<Updates>): Part {
  return {
    packages: ["ca-certificates", "unattended-upgrades"],
    files: [
      { path: "/etc/apt/apt.conf.d/90hardened", content: aptConfig(restartAt) },
      { path: "/etc/systemd/system/apt-daily.timer.d/hardened.conf", content: timer(earlier(at), 0) },
      { path: "/etc/systemd/system/apt-daily-upgrade.timer.d/hardened.conf", content: timer(at, spreadMinutes) },
    ],
    earlyCommands: [["sh", "-c", sourcesByHttps]],
    units: ["unattended-upgrades.service", "apt-daily.timer", "apt-daily-upgrade.timer"],
  };
}

// Images name their mirrors in different files and by several names, all of which are the one service behind deb.debian.org.
const sourcesByHttps =
  "find /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/mirrors -type f -exec " +
  "sed -i -E 's,http://(deb|security|cdn-aws\\.deb|ftp\\.[a-z]+)\\.debian\\.org,https://deb.debian.org,g' {} + 2>/dev/null || true";

// `90` sorts after the package's own 20auto-upgrades and 50unattended-upgrades; `#clear` takes its list of origins away.
function aptConfig(restartAt: string): string {
  return lines(
    'APT::Install-Recommends "false";',
    'APT::Periodic::Update-Package-Lists "1";',
    'APT::Periodic::Download-Upgradeable-Packages "1";',
    'APT::Periodic::Unattended-Upgrade "1";',
    'APT::Periodic::AutocleanInterval "7";',
    "#clear Unattended-Upgrade::Origins-Pattern;",
    "Unattended-Upgrade::Origins-Pattern {",
    '  "origin=Debian,codename=${distro_codename}-security,label=Debian-Security";',
    '  "origin=Debian,codename=${distro_codename},label=Debian";',
    '  "origin=Debian,codename=${distro_codename}-updates,label=Debian";',
    "};",
    'Unattended-Upgrade::Remove-Unused-Dependencies "true";',
    'Unattended-Upgrade::Automatic-Reboot "true";',
    'Unattended-Upgrade::Automatic-Reboot-WithUsers "true";',
    `Unattended-Upgrade::Automatic-Reboot-Time "${restartAt}";`,
    'Unattended-Upgrade::SyslogEnable "true";',
    'Dpkg::Options { "--force-confdef"; "--force-confold"; };',
  );
}

// The empty OnCalendar takes the unit's own schedule away; otherwise both would hold. A host's delay is always the same one, so
// that two hosts keep their distance.
function timer(at: string, spreadMinutes: number): string {
  return lines(
    "[Timer]",
    "OnCalendar=",
    `OnCalendar=*-*-* ${at}:00 UTC`,
    `RandomizedDelaySec=${spreadMinutes}m`,
    "FixedRandomDelay=yes",
  );
}

function earlier(at: string): string {
  const [hours = 0, minutes = 0] = at.split(":").map(Number);
  const minute = (hours * 60 + minutes - downloadLead + 1440) % 1440;
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
