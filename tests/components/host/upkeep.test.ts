import fc from "fast-check";
import { bastionUserData, webUserData } from "../../../components/host";
import { agents, bastion, fileOf, fullWeb, read, run, tool, web } from "./hosts";

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

describe("agents", () => {
  const userData = webUserData(fullWeb);
  const script = fileOf(userData, "/usr/local/sbin/install-agents");

  it("are absent unless asked for, and so is the log daemon that feeds them", () => {
    expect(webUserData(web)).not.toMatch(/amazon-cloudwatch|amazon-ssm-|install-agents\.service|rsyslog/);
    expect(fileOf(webUserData(web), "/etc/systemd/journald.conf.d/hardened.conf")).toContain("ForwardToSyslog=no");
    expect(fileOf(userData, "/etc/systemd/journald.conf.d/hardened.conf")).toContain("ForwardToSyslog=yes");
  });

  it("come from the region's own buckets by HTTPS, and the signature is checked before the installation", () => {
    expect(script).toContain("https://amazoncloudwatch-agent-eu-west-2.s3.eu-west-2.amazonaws.com/debian/");
    expect(script).toContain("https://s3.eu-west-2.amazonaws.com/amazon-ssm-eu-west-2/latest/debian_");
    expect(script).not.toContain("http://");
    expect(script.indexOf("VALIDSIG")).toBeLessThan(script.indexOf("dpkg --install"));
    expect(script).toContain("937616F3450B7D806CBD9725D58167303B789C72");
    expect(script.startsWith("#!/bin/bash\nset -euo pipefail\n")).toBe(true);
  });

  it("leave Session Manager out unless asked for", () => {
    const logsOnly = { ...agents, ssm: undefined };
    expect(fileOf(bastionUserData({ ...bastion, agents: logsOnly }), "/usr/local/sbin/install-agents")).not.toContain(
      "ssm",
    );
  });

  /** Runs the script with stand-ins for everything outside it; gpg answers with `signature`. */
  function install(signature: string, gpgStatus = 0) {
    const stand = (body: string) => `#!/bin/sh\n${body}\n`;
    const files = {
      script,
      curl: stand('echo "curl $*" >> @here@/calls'),
      gpg: stand(`case "$*" in *--verify*) echo "${signature}"; exit ${gpgStatus} ;; esac`),
      dpkg: stand('case "$1" in --print*) echo amd64 ;; *) echo "dpkg $*" >> @here@/calls ;; esac'),
      systemctl: stand('echo "systemctl $*" >> @here@/calls'),
      calls: "",
    };
    return run("bash", ["-c", "@here@/script; cat @here@/calls"], files).output;
  }
  const good = "[GNUPG:] VALIDSIG 937616F3450B7D806CBD9725D58167303B789C72 2026-01-01 1 0 4 0 1 8 00";

  it("are installed when the pinned key signed them", () => {
    expect(install(`${good} 937616F3450B7D806CBD9725D58167303B789C72`)).toContain(
      "dpkg --install amazon-cloudwatch-agent.deb",
    );
  });

  const refused: [string, string, number][] = [
    [
      "another key signed them",
      "[GNUPG:] VALIDSIG 00 2026-01-01 1 0 4 0 1 8 00 0000000000000000000000000000000000000000",
      0,
    ],
    ["the signature is bad", "[GNUPG:] BADSIG D58167303B789C72 Amazon CloudWatch Agent", 1],
    ["gpg fails whatever it says", `${good} 937616F3450B7D806CBD9725D58167303B789C72`, 2],
    ["there is no signature", "", 0],
  ];
  it.each(refused)("are not installed when %s", (_, signature, status) => {
    const output = install(signature, status);
    expect(output).toContain("curl ");
    expect(output).not.toContain("dpkg --install");
    expect(output).not.toContain("systemctl disable");
  });

  it("send every log of the host to the one group, a stream each", () => {
    const config = JSON.parse(fileOf(userData, "/etc/hardened-hosting/cloudwatch-agent.json")) as {
      logs: { logs_collected: { files: { collect_list: Record<string, string>[] } } };
    };
    const list = config.logs.logs_collected.files.collect_list;
    expect(new Set(list.map((log) => log.log_group_name))).toEqual(new Set([agents.logGroup]));
    expect(list.map((log) => log.log_stream_name)).toEqual(
      ["login", "audit", "system", "web-access", "web-error", "bans"].map((stream) => `{instance_id}/${stream}`),
    );
    expect(list.map((log) => log.file_path)).toContain("/var/log/auth.log");
  });
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
