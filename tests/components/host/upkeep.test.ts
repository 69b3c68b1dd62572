import fc from "fast-check";
import { bastionUserData, webUserData } from "../../../components/host";
import { bastion, fileOf, fullWeb, read, run, tool, web } from "./hosts";

const stock = bastionUserData(bastion);
const aptPath = "/etc/apt/apt.conf.d/90hardened";
const timerOf = (userData: string, name: string) =>
  fileOf(userData, `/etc/systemd/system/${name}.timer.d/hardened.conf`);

describe("updates", () => {
  const settings: [string, string][] = [
    ["APT::Periodic::Update-Package-Lists", "1"],
    ["APT::Periodic::Unattended-Upgrade", "1"],
    ["Unattended-Upgrade::Automatic-Reboot", "true"],
    ["Unattended-Upgrade::Automatic-Reboot-WithUsers", "true"],
    ["Unattended-Upgrade::Automatic-Reboot-Time", "04:30"],
    ["APT::Install-Recommends", "false"],
  ];
  it.each(settings)("%s is %s", (key, value) => {
    expect(fileOf(stock, aptPath)).toContain(`${key} "${value}";\n`);
  });

  const aptConfig = tool("apt-config");
  (aptConfig ? it : it.skip)("mean the same to apt, origins included", () => {
    const result = run(aptConfig!, ["-c", "@here@/apt.conf", "dump"], { "apt.conf": fileOf(stock, aptPath) });
    expect(result.status).toBe(0);
    for (const [key, value] of settings) expect(result.output).toContain(`${key} "${value}";`);
    const origins = result.output
      .split("\n")
      .filter((line) => line.startsWith("Unattended-Upgrade::Origins-Pattern:: "));
    expect(origins.some((line) => line.includes("-security,label=Debian-Security"))).toBe(true);
    expect(origins.every((line) => line.includes("origin=Debian,codename=${distro_codename}"))).toBe(true);
  });

  it("come every day at the stated time, the download an hour before", () => {
    expect(timerOf(stock, "apt-daily")).toContain(
      "OnCalendar=\nOnCalendar=*-*-* 01:00:00 UTC\nRandomizedDelaySec=0m\n",
    );
    expect(timerOf(stock, "apt-daily-upgrade")).toContain(
      "OnCalendar=\nOnCalendar=*-*-* 02:00:00 UTC\nRandomizedDelaySec=30m\n",
    );
    const early = bastionUserData({ ...bastion, updates: { at: "00:15", spreadMinutes: 5, restartAt: "now" } });
    expect(timerOf(early, "apt-daily")).toContain("*-*-* 23:15:00 UTC");
    expect(fileOf(early, aptPath)).toContain('Automatic-Reboot-Time "now"');
  });

  it("restart web hosts one after another: at once, but each at its own minute", () => {
    expect(fileOf(webUserData(web), aptPath)).toContain('Automatic-Reboot-Time "now"');
    expect(timerOf(webUserData(web), "apt-daily-upgrade")).toContain("RandomizedDelaySec=120m\nFixedRandomDelay=yes\n");
  });

  const analyse = tool("systemd-analyze");
  (analyse ? it : it.skip)("have times that systemd understands", () => {
    for (const [, when] of timerOf(stock, "apt-daily").matchAll(/^OnCalendar=(.+)$/gm)) {
      expect(run(analyse!, ["calendar", when!], {}).status).toBe(0);
    }
  });

  const images = {
    "debian.sources": "URIs: http://deb.debian.org/debian\nURIs: http://deb.debian.org/debian-security\n",
    "debian.list": "http://cdn-aws.deb.debian.org/debian\nhttps://deb.debian.org/debian\n",
    "sources.list":
      "deb http://security.debian.org/debian-security trixie-security main\ndeb http://ftp.uk.debian.org/debian trixie main\n",
    "other.list": "deb http://mirror.example/debian trixie main\n",
  };
  it.each(Object.entries(images))("come by HTTPS, however the image names its mirrors (%s)", (file, content) => {
    const command = read(stock).bootcmd.find((one) => one.join(" ").includes("deb.debian.org"))!;
    const script = command[2]!.replace(/find .* -type f/, `find @here@/${file} -type f`);
    const { output } = run("sh", ["-c", `${script}; cat @here@/${file}`], { [file]: content });
    expect(output).toBe(
      content.replaceAll(/http:\/\/(cdn-aws\.deb|deb|security|ftp\.uk)\.debian\.org/g, "https://deb.debian.org"),
    );
  });
});

describe("bans", () => {
  const jail = fileOf(stock, "/etc/fail2ban/jail.d/hardened.local");
  const filter = fileOf(stock, "/etc/fail2ban/filter.d/sshd.local");

  it("grow with every repetition, to a week", () => {
    for (const setting of ["bantime = 1m", "bantime.increment = true", "bantime.maxtime = 1w", "maxretry = 5"]) {
      expect(jail).toContain(`${setting}\n`);
    }
    expect(fileOf(stock, "/etc/fail2ban/fail2ban.d/hardened.local")).toContain("dbpurgeage = 30d");
  });

  it("read the journal and drop by nftables, on every port", () => {
    expect(jail).toContain("backend = systemd\n");
    expect(jail).toContain("banaction = nftables[type=allports, blocktype=drop]\n");
  });

  const regex = tool("fail2ban-regex");
  const attempts: [string, string, number][] = [
    ["a wrong key", "Failed publickey for ada-lovelace from 192.0.2.7 port 4242 ssh2: ED25519 SHA256:abc", 1],
    ["an unknown name", "Invalid user admin from 192.0.2.7 port 4242", 1],
    [
      "a wrong key over IPv6",
      "Failed publickey for ada-lovelace from 2001:db8::7 port 4242 ssh2: ED25519 SHA256:abc",
      1,
    ],
    ["a good login", "Accepted publickey for ada-lovelace from 192.0.2.7 port 4242 ssh2: ED25519 SHA256:abc", 0],
  ];
  for (const daemon of ["sshd", "sshd-session"]) {
    (regex ? it : it.skip).each(attempts)(`count ${daemon}'s line of %s`, (_, message, count) => {
      const log = `Jul 01 10:00:00 host ${daemon}[4242]: ${message}\n`;
      const script =
        "cp -r /etc/fail2ban @here@/f2b && cp @here@/filter @here@/f2b/filter.d/sshd.local && " +
        `exec ${regex} -c @here@/f2b @here@/log "@here@/f2b/filter.d/sshd.conf[publickey=any]"`;
      const { output } = run("sh", ["-c", script], { filter, log });
      expect(output).toContain(`1 lines, ${1 - count} ignored, ${count} matched, 0 missed`);
    });
  }
});

describe("the rest of the host", () => {
  it("keeps time with the cloud's own clock, and listens for nobody", () => {
    const config = fileOf(stock, "/etc/chrony/chrony.conf");
    expect(config.match(/^(server|pool|refclock) .*$/gm)).toEqual([
      "server 169.254.169.123 prefer iburst minpoll 4 maxpoll 4",
    ]);
    expect(config).toContain("port 0\ncmdport 0\n");
    expect(fileOf(bastionUserData({ ...bastion, platform: "azure" }), "/etc/chrony/chrony.conf")).toContain(
      "refclock PHC /dev/ptp_hyperv",
    );
  });

  it("records what people run, and what sudo showed them, but not what they typed", () => {
    expect(fileOf(stock, "/etc/audit/rules.d/90-hardened.rules")).toContain("-S execve,execveat -F auid>=1000 ");
    expect(fileOf(stock, "/etc/sudoers.d/10-hardened")).toBe("Defaults use_pty, log_output, maxseq=1000\n");
    expect(stock).not.toContain("log_input");
  });

  const visudo = tool("visudo");
  (visudo ? it : it.skip)("has a sudo policy that sudo accepts", () => {
    const sudoers = fileOf(stock, "/etc/sudoers.d/10-hardened");
    expect(run(visudo!, ["-c", "-f", "@here@/sudoers"], { sudoers }).output).toContain("parsed OK");
    expect(run(visudo!, ["-c", "-f", "@here@/sudoers"], { sudoers: "Defaults use_ptty" }).output).not.toContain(
      "parsed OK",
    );
  });

  it("keeps the journal for 30 days, makes no core dumps and ends forgotten sessions", () => {
    expect(fileOf(stock, "/etc/systemd/journald.conf.d/hardened.conf")).toContain(
      "Storage=persistent\nSystemMaxUse=512M\nMaxRetentionSec=30day\n",
    );
    expect(fileOf(stock, "/etc/sysctl.d/90-hardened.conf")).toContain("kernel.core_pattern = |/bin/false\n");
    expect(fileOf(stock, "/etc/profile.d/hardened.sh")).toContain("TMOUT=900; readonly TMOUT");
  });

  it("survives a kernel that lacks a setting", () => {
    const settings = fileOf(stock, "/etc/sysctl.d/90-hardened.conf").trim().split("\n");
    expect(settings.filter((line) => !/^-[a-z0-9_.*]+ = \S+$/.test(line))).toEqual([]);
  });

  it("starts its firewall before anything that the firewall protects", () => {
    fc.assert(
      fc.property(fc.constantFrom(stock, webUserData(web), webUserData(fullWeb)), (userData) => {
        const restart = read(userData)
          .runcmd.map((command) => command.join(" "))
          .find((text) => text.includes("systemctl restart"))!;
        expect(/units="(\S+)/.exec(restart)![1]).toBe("nftables.service");
      }),
    );
  });
});
