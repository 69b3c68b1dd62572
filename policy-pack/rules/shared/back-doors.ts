import type { HostConfig } from "../../facts/kinds";

/** What a command of user data undoes that files, packages and users say. */
const COMMANDS: readonly (readonly [what: string, command: RegExp])[] = [
  ["makes or changes accounts", /\b(useradd|adduser|usermod|groupmod|newusers|chpasswd|passwd|vipw)\b/],
  ["starts another sshd", /(^|[\s;&|/])(sshd|dropbear)\s+-/],
  [
    "runs what it fetches",
    /\b(curl|wget)\b[^;]*(\|\s*(sudo\s+)?|\b(eval|source)\b.*)(ba|da|z|k)?sh\b|<\(\s*(curl|wget)/,
  ],
  ["changes the firewall", /(^|[\s;&|/'"])(nft|ip6?tables(-restore)?|ufw|firewall-cmd)\s/],
  ["lifts bans", /\bfail2ban-client\b/],
  ["ends a service", /(^|[\s;&|/])(service\s+\S+\s+stop|invoke-rc\.d\s+\S+\s+stop|(pkill|killall)\s)/],
  [
    "touches what guards the machine",
    /\/etc\/(ssh\/sshd_config|sudoers|pam\.d|passwd|shadow|nftables|fail2ban|cron|hardened-hosting)|authorized_keys|\/usr\/local\/sbin\/close-services\S|>\s*\/usr\/local\/sbin/,
  ],
];

/** Files that give access, or run something, beside what the cloud-config says of users and services. */
const FILES =
  /(\/authorized_keys2?$|^\/etc\/(passwd|shadow|group|gshadow|sudoers|crontab|rc\.local|ld\.so\.preload)$|^\/etc\/(pam\.d|cron\.[^/]+)\/|^\/var\/spool\/cron\/|^\/etc\/cloud\/)/;

/** Units without which a machine is not guarded, and whose own files say how they start. */
const GUARDS =
  /^\/(etc|usr\/lib|lib)\/systemd\/system\/(nftables|fail2ban|sshd?|auditd|unattended-upgrades|apt-daily(-upgrade)?)(@?\.(service|socket))(\.d\/|$)/;
const STARTS = /^\s*(Exec\w*|ListenStream|Environment\w*|ConditionPathExists)\s*=/m;

/** Ways past what the user data says, as `who: what`. */
export function backDoors({ commands, files }: HostConfig): readonly string[] {
  return [
    ...commands.flatMap((command) =>
      COMMANDS.filter(([, pattern]) => pattern.test(command)).map(([what]) => `a command ${what}: ${command}`),
    ),
    ...files.filter(({ path }) => FILES.test(path)).map(({ path }) => `a file gives access by itself: ${path}`),
    ...files
      .filter(({ path, content }) => GUARDS.test(path) && STARTS.test(content))
      .map(({ path }) => `a file changes how a guard starts: ${path}`),
  ];
}
