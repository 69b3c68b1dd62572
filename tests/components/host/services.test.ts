import { parse } from "yaml";
import { bastionUserData, webUserData } from "../../../components/host";
import { profilePath } from "../../../components/host/profile";
import { agents, bastion, fileOf, fullWeb, run, web } from "./hosts";

/** What the host's own script switches off, of the units that a stand-in for systemctl says are enabled. */
function closed(userData: string, enabled: string[]): string[] {
  const systemctl = [
    "#!/bin/sh",
    'case "$1" in',
    `  list-unit-files) printf '%s enabled enabled\\n' ${enabled.map((unit) => `'${unit}'`).join(" ")} ;;`,
    '  disable) echo "$3" >> @here@/closed ;;',
    "esac",
  ].join("\n");
  const script = fileOf(userData, "/usr/local/sbin/close-services").replace(profilePath, "@here@/profile");
  const files = { systemctl, script, profile: fileOf(userData, profilePath), closed: "" };
  const { status, output } = run("sh", ["-c", "@here@/script >/dev/null && cat @here@/closed"], files);
  expect(status).toBe(0);
  return output.split("\n").filter(Boolean);
}

const needed = [
  "apparmor.service",
  "apt-daily.timer",
  "apt-daily-upgrade.timer",
  "audit-rules.service",
  "auditd.service",
  "chrony.service",
  "cloud-init-local.service",
  "cloud-init-hotplugd.socket",
  "getty@.service",
  "nftables.service",
  "systemd-networkd.service",
  "systemd-resolved.service",
  "unattended-upgrades.service",
];
const unwanted = [
  "avahi-daemon.socket",
  "cron.service",
  "cups.path",
  "exim4.service",
  "rpcbind.socket",
  "man-db.timer",
];

describe("services", () => {
  it("that the profile lists stay, and all others are switched off", () => {
    expect(closed(bastionUserData(bastion), [...unwanted, ...needed, "ssh.service"])).toEqual(unwanted);
  });

  it("are the same whichever comes first", () => {
    expect(closed(bastionUserData(bastion), [...needed, ...unwanted])).toEqual(unwanted);
  });

  it("of one profile are off in another", () => {
    const units = ["fail2ban.service", "nginx.service", "rsyslog.service", "ssh.service", "sshd-keygen.service"];
    expect(closed(bastionUserData(bastion), units)).toEqual(["nginx.service", "rsyslog.service"]);
    expect(closed(webUserData(web), units)).toEqual([
      "fail2ban.service",
      "rsyslog.service",
      "ssh.service",
      "sshd-keygen.service",
    ]);
    expect(closed(webUserData(fullWeb), [...units, "application.service", "host-certificate.service"])).toEqual([]);
  });

  it("keep the cloud's own agent on Azure only", () => {
    expect(closed(bastionUserData({ ...bastion, platform: "azure" }), ["walinuxagent.service"])).toEqual([]);
    expect(closed(bastionUserData(bastion), ["walinuxagent.service"])).toEqual(["walinuxagent.service"]);
  });

  it("match whole names: a pattern is no prefix of its own making", () => {
    const strangers = ["nftables.service.evil.service", "my-ssh.service", "xchrony.service"];
    expect(closed(bastionUserData(bastion), strangers)).toEqual(strangers);
  });
});

describe("the profile's statement", () => {
  const statementOf = (userData: string) =>
    parse(fileOf(userData, profilePath), { version: "1.1" }) as Record<string, unknown>;

  it("says of a bastion what listens, for whom, and when it updates", () => {
    expect(
      statementOf(bastionUserData({ ...bastion, forwardTo: [{ to: ["10.0.0.0/20"], ports: [2222] }] })),
    ).toMatchObject({
      profile: "bastion",
      listens: [{ port: 2222, service: "ssh", from: ["0.0.0.0/0", "::/0"] }],
      connects: [{ to: ["10.0.0.0/20"], ports: [2222] }],
      people: ["ada-lovelace", "grace-hopper"],
      updates: { at: "02:00", spreadMinutes: 30, restartAt: "04:30" },
    });
  });

  it("says the same of a web host", () => {
    expect(statementOf(webUserData(fullWeb))).toMatchObject({
      profile: "web",
      listens: [
        { port: 8443, service: "https", from: ["10.0.0.0/20", "10.0.16.0/20"] },
        { port: 2222, service: "ssh", from: ["10.0.48.0/20", "2001:db8:0:30::/60"] },
      ],
      connects: [{ to: ["10.0.96.0/20"], ports: [5432] }],
      people: ["ada-lovelace"],
      updates: { at: "02:00", spreadMinutes: 120, restartAt: "now" },
    });
  });

  it("admits that nobody is there where nobody is", () => {
    expect(statementOf(bastionUserData({ ...bastion, users: [], agents }))).toMatchObject({ listens: [], people: [] });
  });

  it("keeps its units on one line, which is how the host's script reads them", () => {
    expect(fileOf(webUserData(fullWeb), profilePath)).toMatch(/^units: \[[^\n[\]]+\]$/m);
  });
});
