import { bastionUserData, webUserData } from "../../../components/host";
import { agents, bastion, fileOf, fullWeb, run, web } from "./hosts";

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
