import { lines, type Part } from "./part";

/** Who was locked out, and when. */
export const banLog = { path: "/var/log/fail2ban.log", stream: "bans" };

/**
 * fail2ban for SSH: each repeated offence locks an address out for twice as long, from one minute to one week. OpenSSH 9.8 and
 * later (Debian 13) has penalties of its own on top; they are on by default and unknown to 9.2, so nothing is written for them.
 */
export function bans(): Part {
  return {
    packages: ["fail2ban", "python3-systemd"],
    files: [
      { path: "/etc/fail2ban/jail.d/hardened.local", content: jail },
      { path: "/etc/fail2ban/filter.d/sshd.local", content: filter },
      { path: "/etc/fail2ban/fail2ban.d/hardened.local", content: lines("[Definition]", "dbpurgeage = 30d") },
    ],
    units: ["fail2ban.service"],
  };
}

// Every wrong key counts (`publickey=any`): with keys as the only way in, fail2ban's default would count none of a known user's.
const jail = lines(
  "[DEFAULT]",
  "backend = systemd",
  "usedns = no",
  "banaction = nftables[type=allports, blocktype=drop]",
  "",
  "[sshd]",
  "enabled = true",
  "filter = sshd[publickey=any]",
  "maxretry = 5",
  "findtime = 10m",
  "bantime = 1m",
  "bantime.increment = true",
  "bantime.rndtime = 10",
  "bantime.maxtime = 1w",
);

// Debian 13's OpenSSH logs as `sshd-session`, which neither the shipped name nor the shipped journal match admits.
const filter = lines(
  "[DEFAULT]",
  "_daemon = sshd(?:-session|-auth)?",
  "",
  "[Definition]",
  "journalmatch = _SYSTEMD_UNIT=ssh.service",
);
