import { gzipSync } from "node:zlib";
import { known, notKnown, type Datum } from "../../../policy-pack/facts/datum";
import { hostConfigOf } from "../../../policy-pack/facts/hosts/user-data";
import type { HostConfig } from "../../../policy-pack/facts/kinds";

const source = { resource: "urn:host", path: "userData" };
const base64 = (content: string | Buffer) => Buffer.from(content).toString("base64");
const read = (text: string) => hostConfigOf(known(text, source), "text");

function config(...lines: string[]): HostConfig {
  return certain(read(["#cloud-config", ...lines].join("\n")));
}
function certain(datum: Datum<HostConfig>): HostConfig {
  if (datum.state !== "known") throw new Error(`${datum.state}: ${datum.state === "unknown" ? datum.reason : ""}`);
  return datum.value;
}
function reason(datum: Datum<HostConfig>): string | undefined {
  return datum.state === "unknown" ? datum.reason : datum.state;
}
function file(path: string, ...content: string[]): string {
  return `  - ${JSON.stringify({ path, content: `${content.join("\n")}\n` })}`;
}
const sshd = (...files: string[]) => config("write_files:", ...files).sshd;

describe("user data", () => {
  const text = "#cloud-config\npackages: [nginx]\n";

  test.each([
    ["text", text, "text"],
    ["base64", base64(text), "base64"],
    ["base64 in lines", base64(text).replace(/(.{20})/g, "$1\n"), "base64"],
    ["base64 of gzip", base64(gzipSync(text)), "base64"],
    ["Windows line ends", text.replaceAll("\n", "\r\n"), "text"],
  ] as const)("is read as %s", (_, userData, form) => {
    expect(certain(hostConfigOf(known(userData, source), form)).packages).toEqual(["nginx"]);
  });

  test.each([
    ["a script", "#!/bin/sh\nrm -rf /", /script/],
    ["a multi-part archive", 'Content-Type: multipart/mixed; boundary="x"\nMIME-Version: 1.0\n\n--x', /multi-part/],
    [
      "a multi-part archive that begins with its version",
      "MIME-Version: 1.0\nContent-Type: multipart/mixed",
      /multi-part/,
    ],
    ["a cloud-config archive", "#cloud-config-archive\n- type: text/cloud-config", /archive/],
    ["a template", "## template: jinja\n#cloud-config\npackages: []", /template/],
    ["an include", "#include\nhttps://example.com/config", /fetched/],
    ["a boot hook", "#cloud-boothook\necho", /boot hook/],
    ["something with a similar start", "#cloud-configuration\npackages: []", /no cloud-config/],
    ["plain YAML", "packages: [nginx]", /no cloud-config/],
    ["no YAML", "#cloud-config\npackages: [", /no YAML/],
    ["a list", "#cloud-config\n- nginx", /no map/],
    ["a file from elsewhere", "#cloud-config\nwrite_files: [{path: /a, source: {uri: 'https://example.com'}}]", /\/a/],
    ["a file in broken base64", "#cloud-config\nwrite_files: [{path: /a, encoding: b64, content: '%%'}]", /\/a/],
  ])("is unknown when it is %s", (_, userData, why) => {
    expect(reason(read(userData))).toMatch(why);
  });

  test("is unknown when it is no base64 or broken gzip", () => {
    expect(reason(hostConfigOf(known("#cloud-config", source), "base64"))).toBe("is not base64");
    expect(reason(hostConfigOf(known(base64(Buffer.from([0x1f, 0x8b, 1])), source), "base64"))).toMatch(/gzip/);
  });

  test("is unknown rather than unpacked when it is a bomb", () => {
    const bomb = base64(gzipSync(Buffer.alloc(64 * 1024 * 1024)));
    expect(reason(hostConfigOf(known(bomb, source), "base64"))).toMatch(/gzip/);
  });

  test("stays unknown, absent or secret as it was", () => {
    expect(hostConfigOf(notKnown(source, "later"), "text")).toEqual(notKnown(source, "later"));
    expect(hostConfigOf({ state: "absent", source }, "text").state).toBe("absent");
    expect(hostConfigOf({ state: "known", value: text, source, secret: true }, "text")).toMatchObject({ secret: true });
  });
});

describe("cloud-config", () => {
  test("is YAML 1.1, in which yes is true and the last of two keys holds", () => {
    expect(config("ssh_pwauth: yes").allowsPasswords).toBe(true);
    expect(config("ssh_pwauth: false", "ssh_pwauth: 'on'").allowsPasswords).toBe(true);
    expect(config("ssh_pwauth: no").allowsPasswords).toBe(false);
    expect(config("disable_root: no").disablesRoot).toBe(false);
    expect(config().disablesRoot).toBe(true);
  });

  test("names packages and commands of every form", () => {
    const { packages, commands } = config(
      "packages: [nginx, [libc6, 2.41-12], {apt: [nftables], snap: [core]}]",
      "bootcmd: [[systemctl, mask, ssh.socket]]",
      "runcmd: ['reboot', [sh, -c, 'true && false']]",
    );
    expect(packages).toEqual(["nginx", "libc6", "nftables", "core"]);
    expect(commands).toEqual(["systemctl mask ssh.socket", "reboot", "sh -c true && false"]);
  });
});

describe("logins", () => {
  test("are those that are listed, with their keys", () => {
    expect(
      config("users:", "  - name: ada", "    ssh_authorized_keys: [ssh-ed25519 AAAA]", "  - name: grace").users,
    ).toEqual([
      { name: "ada", keys: ["ssh-ed25519 AAAA"], hasPassword: false },
      { name: "grace", keys: [], hasPassword: false },
    ]);
  });

  test("include the image's own where nothing is listed, and where it is listed", () => {
    expect(config().users).toEqual([{ name: "default", keys: [], hasPassword: false }]);
    expect(config("users: [default, {name: ada}]").users.map((one) => one.name)).toEqual(["default", "ada"]);
    expect(config("users: []").users).toEqual([]);
  });

  test("of the image have the keys and the password at the top, and the name that is given", () => {
    expect(config("user: {name: ops}", "password: hunter2", "ssh_authorized_keys: [ssh-rsa AAAA]").users).toEqual([
      { name: "ops", keys: ["ssh-rsa AAAA"], hasPassword: true },
    ]);
    expect(config("user: ops").users[0]?.name).toBe("ops");
  });

  test("are read from lists of names and from maps", () => {
    expect(config("users: 'default, ada'").users.map((one) => one.name)).toEqual(["default", "ada"]);
    expect(config("users: {ada: {plain_text_passwd: x}}").users).toEqual([
      { name: "ada", keys: [], hasPassword: true },
    ]);
  });

  test.each([
    ["a hash", "passwd: $6$abc", true],
    ["plain text", "plain_text_passwd: hunter2", true],
    ["another name for a hash", "hashed_passwd: $6$abc", true],
    ["an empty password", "passwd: ''", true],
    ["a number", "plain_text_passwd: 1234", true],
    ["a locked hash", "passwd: '!$6$abc'", false],
    ["a star", "passwd: '*'", false],
    ["a locked account", "lock_passwd: true", false],
  ])("with %s", (_, line, has) => {
    expect(config("users:", "  - name: ada", `    ${line}`).users[0]?.hasPassword).toBe(has);
  });

  test.each([
    ["users", "chpasswd: {users: [{name: ada, password: x}, {name: root, password: y}]}"],
    ["a list of lines", "chpasswd: {list: [ada:x, root:y]}"],
    ["text", 'chpasswd: {list: "ada:x\\nroot:y\\n"}'],
  ])("get passwords by chpasswd with %s, listed or not", (_, line) => {
    expect(config("users: [{name: ada}]", line).users).toEqual([
      { name: "ada", keys: [], hasPassword: true },
      { name: "root", keys: [], hasPassword: true },
    ]);
  });

  test("whose keys are fetched have them", () => {
    expect(config("users: [{name: ada, ssh_import_id: [gh:ada]}]").users[0]?.keys).toEqual(["imported from gh:ada"]);
  });
});

describe("files", () => {
  const one = (entry: Record<string, unknown>) => config(`write_files: [${JSON.stringify(entry)}]`).files;

  test.each([
    ["b64", base64("hello")],
    ["base64", base64("hello")],
    ["gz+b64", base64(gzipSync("hello"))],
    ["gzip+base64", base64(gzipSync("hello"))],
    [" GZIP+B64 ", base64(gzipSync("hello"))],
    ["text/plain", "hello"],
    ["something else", "hello"],
  ])("are decoded from %s", (encoding, content) => {
    expect(one({ path: "/etc/a", encoding, content })).toEqual([{ path: "/etc/a", content: "hello" }]);
  });

  test("are decoded from YAML's binary gzip", () => {
    expect(
      config(`write_files: [{path: /a, encoding: gzip, content: !!binary ${base64(gzipSync("hello"))}}]`).files,
    ).toEqual([{ path: "/a", content: "hello" }]);
  });

  test("are one file under every way to write its path", () => {
    expect(one({ path: "/etc/ssh/../ssh//./sshd_config", content: "x" })[0]?.path).toBe("/etc/ssh/sshd_config");
  });

  test("are replaced, appended to, and written last when deferred", () => {
    const { files } = config(
      "write_files:",
      "  - {path: /a, content: late, defer: true}",
      "  - {path: /a, content: early}",
      "  - {path: /b, content: one}",
      "  - {path: /b, content: two, append: true}",
      "  - {path: /c}",
    );
    expect(files).toEqual([
      { path: "/a", content: "late" },
      { path: "/b", content: "onetwo" },
      { path: "/c", content: "" },
    ]);
  });
});

describe("sshd", () => {
  const main = "/etc/ssh/sshd_config";
  const dropIn = (name: string) => `/etc/ssh/sshd_config.d/${name}.conf`;

  test("takes the first value, by the names of the files and not by their order in the user data", () => {
    expect(
      sshd(file(dropIn("99-late"), "PermitRootLogin yes"), file(dropIn("10-early"), "permitrootlogin  no")),
    ).toEqual({ permitrootlogin: "no" });
  });

  test("reads drop-ins before a stock main file only", () => {
    const drop = file(dropIn("10"), "X11Forwarding no");
    expect(sshd(drop, file(main, "X11Forwarding yes"))).toEqual({ x11forwarding: "yes" });
    expect(sshd(drop, file(main, "Include sshd_config.d/*.conf", "X11Forwarding yes"))).toEqual({
      x11forwarding: "no",
    });
    expect(sshd(drop, file(main, "X11Forwarding yes", `Include ${dropIn("*").slice(0, -6)}*.conf`))).toEqual({
      x11forwarding: "yes",
    });
  });

  test("does not read what no Include names", () => {
    expect(sshd(file("/etc/ssh/sshd_config.d/10-hardened", "PermitRootLogin no"))).toEqual({});
  });

  test("survives files that include each other", () => {
    expect(sshd(file(main, "Include sshd_config", "Port 2222"))).toEqual({ port: "2222" });
  });

  test("adds up what may be said several times", () => {
    expect(
      sshd(file(dropIn("10"), "Port 2222", "AllowUsers ada"), file(dropIn("20"), "Port 22", "AllowUsers root")),
    ).toEqual({ port: "2222 22", allowusers: "ada root" });
  });

  test.each([
    ["an equals sign", "PermitRootLogin=no"],
    ["quotes", 'PermitRootLogin "no"'],
    ["a comment behind it", "PermitRootLogin no # never"],
    ["tabs", "\tPermitRootLogin\tno"],
  ])("reads a value with %s", (_, line) => {
    expect(sshd(file(dropIn("10"), "# PermitRootLogin yes", line))).toEqual({ permitrootlogin: "no" });
  });

  test("knows older names of a setting", () => {
    expect(sshd(file(dropIn("10"), "ChallengeResponseAuthentication yes", "KbdInteractiveAuthentication no"))).toEqual({
      kbdinteractiveauthentication: "yes",
    });
  });

  describe("Match", () => {
    test("for everybody goes before what stands outside of it", () => {
      expect(
        sshd(
          file(dropIn("10"), "PasswordAuthentication no"),
          file(dropIn("20"), "Match all", "PasswordAuthentication yes"),
        ),
      ).toEqual({ passwordauthentication: "yes" });
    });

    test("for some is said beside the value for the others", () => {
      expect(
        sshd(file(dropIn("10"), "PasswordAuthentication no", "Match User deploy", "PasswordAuthentication yes")),
      ).toEqual({
        passwordauthentication: "no, but yes for User deploy",
      });
      expect(sshd(file(dropIn("10"), "Match Address 10.0.0.0/8", "PermitRootLogin yes"))).toEqual({
        permitrootlogin: "only yes for Address 10.0.0.0/8",
      });
    });

    test("that says the same changes nothing", () => {
      expect(sshd(file(dropIn("10"), "PermitRootLogin no", "Match User deploy", "PermitRootLogin no"))).toEqual({
        permitrootlogin: "no",
      });
    });

    test("ends with the included file", () => {
      expect(
        sshd(file(dropIn("10"), "Match User deploy", "X11Forwarding yes"), file(dropIn("20"), "PermitRootLogin no")),
      ).toEqual({
        permitrootlogin: "no",
        x11forwarding: "only yes for User deploy",
      });
    });

    test("covers what is included inside it", () => {
      expect(
        sshd(
          file(main, "PermitRootLogin no", "Match User deploy", "Include /etc/ssh/more"),
          file("/etc/ssh/more", "PermitRootLogin yes"),
        ),
      ).toEqual({ permitrootlogin: "no, but yes for User deploy" });
    });
  });

  test("gets what ssh_pwauth writes, in its place among the files", () => {
    const withPasswords = (...files: string[]) => config("ssh_pwauth: true", "write_files:", ...files).sshd;
    expect(config("ssh_pwauth: true").sshd).toEqual({ passwordauthentication: "yes" });
    expect(withPasswords(file(dropIn("10"), "PasswordAuthentication no"))).toEqual({ passwordauthentication: "no" });
    expect(withPasswords(file(dropIn("60"), "PasswordAuthentication no"))).toEqual({ passwordauthentication: "yes" });
    expect(config("ssh_pwauth: false").sshd).toEqual({ passwordauthentication: "no" });
  });
});
