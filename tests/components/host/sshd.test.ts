import fc from "fast-check";
import { bastionUserData, webUserData } from "../../../components/host";
import { sshdConfigPath } from "../../../components/host/sshd";
import { agents, anyBastion, bastion, fileOf, fullWeb, read, run, sshdValue, tool, web } from "./hosts";

const configOf = (userData: string) => fileOf(userData, sshdConfigPath);
const stock = configOf(bastionUserData(bastion));
const sshd = tool("sshd", { root: true });
const keygen = tool("ssh-keygen");

/** What the real server makes of a configuration, with a host key that it can read; fails where it refuses it. */
function effective(config: string): { status: number | null; values: Map<string, string>; output: string } {
  const here = config.replace(/^HostKey .*$/m, "HostKey @here@/key").replace(/^Banner .*$/m, "Banner none");
  const script =
    'mkdir -p /run/sshd; ssh-keygen -q -t ed25519 -N "" -f "$1/key" && exec "$0" -T -f "$1/config" -C user=x,host=x,addr=192.0.2.1';
  const { status, output } = run("sh", ["-c", script, sshd!, "@here@"], { config: here });
  const values = output.split("\n").map((line) => [line.split(" ")[0]!, line.slice(line.indexOf(" ") + 1)] as const);
  return { status, output, values: new Map(values) };
}

describe("the SSH server", () => {
  const expected: [string, string][] = [
    ["Port", "2222"],
    ["PermitRootLogin", "no"],
    ["PasswordAuthentication", "no"],
    ["KbdInteractiveAuthentication", "no"],
    ["AuthenticationMethods", "publickey"],
    ["AllowUsers", "ada-lovelace grace-hopper"],
    ["HostKey", "/etc/ssh/ssh_host_ed25519_key"],
    ["HostKeyAlgorithms", "ssh-ed25519"],
    ["RequiredRSASize", "3072"],
    ["AllowTcpForwarding", "no"],
    ["AllowAgentForwarding", "no"],
    ["AllowStreamLocalForwarding", "no"],
    ["X11Forwarding", "no"],
    ["MaxAuthTries", "3"],
    ["LoginGraceTime", "20"],
    ["LogLevel", "VERBOSE"],
  ];
  it.each(expected)("%s is %s", (keyword, value) => {
    expect(sshdValue(stock, keyword)).toBe(value);
  });

  it("reads its settings before the image's own, so that they hold", () => {
    expect(sshdConfigPath).toBe("/etc/ssh/sshd_config.d/00-hardened.conf");
  });

  it("offers no algorithm that is known to be weak", () => {
    const offered = ["KexAlgorithms", "Ciphers", "MACs", "HostKeyAlgorithms", "PubkeyAcceptedAlgorithms"];
    const names = offered.flatMap((keyword) => sshdValue(stock, keyword)!.split(","));
    expect(names.length).toBeGreaterThan(15);
    expect(
      names.filter((name) =>
        /sha1\b|md5|cbc|3des|arcfour|group1-|group14|group-exchange|^ssh-rsa|dss|umac-64/.test(name),
      ),
    ).toEqual([]);
    expect(
      sshdValue(stock, "MACs")!
        .split(",")
        .every((name) => name.includes("-etm")),
    ).toBe(true);
  });

  it("names a keyword once: of two values sshd silently takes the first", () => {
    fc.assert(
      fc.property(anyBastion, (host) => {
        const keywords = configOf(bastionUserData(host))
          .trim()
          .split("\n")
          .map((line) => line.split(" ")[0]!.toLowerCase());
        expect(keywords.filter((keyword, at) => keywords.indexOf(keyword) !== at)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it("forwards only to the ports that are stated, and only there", () => {
    const forwardTo = [
      { to: ["10.0.0.0/20"], ports: [2222, 443] },
      { to: ["10.0.96.0/20"], ports: [5432, 443] },
    ];
    const config = configOf(bastionUserData({ ...bastion, forwardTo }));
    expect(sshdValue(config, "AllowTcpForwarding")).toBe("local");
    expect(sshdValue(config, "PermitOpen")).toBe("*:443 *:2222 *:5432");
  });

  it("never answers on port 22 through a socket unit, from the first boot on", () => {
    const [mask] = read(bastionUserData(bastion)).bootcmd;
    expect(mask).toEqual(["systemctl", "mask", "--now", "ssh.socket", "sshd-unix-local.socket", "sshd-vsock.socket"]);
  });

  it("forwards nothing from a web host, and admits its own users only", () => {
    const config = configOf(webUserData(fullWeb));
    expect(sshdValue(config, "AllowTcpForwarding")).toBe("no");
    expect(sshdValue(config, "AllowUsers")).toBe("ada-lovelace");
  });

  (sshd && keygen ? it : it.skip)("means to sshd itself what it says", () => {
    const { status, values, output } = effective(stock);
    expect([status, output.slice(0, status ? 500 : 0)]).toEqual([0, ""]);
    expect(values.get("permitrootlogin")).toBe("no");
    expect(values.get("passwordauthentication")).toBe("no");
    expect(values.get("kbdinteractiveauthentication")).toBe("no");
    expect(values.get("authenticationmethods")).toBe("publickey");
    expect(values.get("permituserrc")).toBe("no");
    expect(values.get("ciphers")).toBe(sshdValue(stock, "Ciphers"));
    expect(values.get("kexalgorithms")).toBe(sshdValue(stock, "KexAlgorithms"));
  });

  (sshd && keygen ? it : it.skip)("is accepted by sshd for any bastion, and a misspelled keyword is not", () => {
    fc.assert(
      fc.property(anyBastion, (host) => {
        const { status, output } = effective(configOf(bastionUserData(host)));
        expect([status, output.slice(0, status ? 500 : 0)]).toEqual([0, ""]);
      }),
      { numRuns: 5 },
    );
    expect(effective(stock.replace("PermitRootLogin", "PermitRootLogins")).status).not.toBe(0);
  });
});

describe("a host without users", () => {
  it.each([
    ["bastion", bastionUserData({ ...bastion, users: [], agents })],
    ["web host", webUserData(web)],
  ])("has no SSH server at all (%s)", (_, userData) => {
    const config = read(userData);
    expect(config.users).toEqual([]);
    expect(config.write_files.map((file) => file.path).filter((path) => /ssh|fail2ban/.test(path))).toEqual([]);
    expect(config.packages).not.toContain("openssh-server");
    expect(config.bootcmd).toContainEqual(["systemctl", "mask", "--now", "ssh.service", "ssh.socket"]);
    const purge = config.runcmd.find((command) => command[1] === "purge");
    expect(purge).toContain("openssh-server");
  });
});
