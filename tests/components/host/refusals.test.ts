import fc from "fast-check";
import { bastionUserData, webUserData, type BastionHost, type WebHost } from "../../../components/host";
import { reservedLogins } from "../../../components/model/reserved-logins";
import { messageOf } from "../model/arbitraries";
import { ed25519Line, rsaLine } from "../model/ssh-keys";
import { ada, agents, bastion, fullWeb, web } from "./hosts";

const bastionWith = (change: Partial<BastionHost>) => messageOf(() => bastionUserData({ ...bastion, ...change }));
const webWith = (change: Partial<WebHost>) => messageOf(() => webUserData({ ...web, ...change }));
const named = (name: string) => bastionWith({ users: [{ ...ada, name }] });
const keyed = (key: string) => bastionWith({ users: [{ ...ada, publicKeys: [key] }] });

describe("a bastion refuses", () => {
  const cases: [string, Partial<BastionHost>, string][] = [
    ["nobody without Session Manager", { users: [] }, "users: []; at least one person, or agents.ssm: true"],
    ["agents that let nobody in", { users: [], agents: { ...agents, ssm: false } }, "users: []; at least one person"],
    ["a person twice", { users: [ada, ada] }, 'users[1].name: "ada-lovelace"; each name once'],
    ["a person without keys", { users: [{ ...ada, publicKeys: [] }] }, "users[0].publicKeys: []; at least one key"],
    ["port 0", { sshPort: 0 }, "sshPort: 0; a port from 1 to 65535"],
    ["half a port", { sshPort: 22.5 }, "sshPort: 22.5; a port from 1 to 65535"],
    ["no source at all", { sshFrom: [] }, "sshFrom: []; the blocks that may reach SSH"],
    ["a source that is no block", { sshFrom: ["10.0.0.1"] }, 'sshFrom: "10.0.0.1" is not a CIDR block'],
    ["a block with host bits", { sshFrom: ["10.0.0.1/8"] }, 'sshFrom: "10.0.0.1/8" has bits set beyond /8'],
    ["forwarding to nowhere", { forwardTo: [{ to: [], ports: [22] }] }, "forwardTo[0].to: []; at least one block"],
    [
      "forwarding to no port",
      { forwardTo: [{ to: ["10.0.0.0/8"], ports: [] }] },
      "forwardTo[0].ports: []; at least one",
    ],
    [
      "forwarding to a wrong port",
      { forwardTo: [{ to: ["10.0.0.0/8"], ports: [70000] }] },
      "forwardTo[0].ports[0]: 70000; a port",
    ],
    ["updates at no time of day", { updates: { at: "24:00" } }, 'updates.at: "24:00"; HH:MM, UTC'],
    ["a restart at no time", { updates: { restartAt: "later" } }, 'updates.restartAt: "later"; HH:MM, UTC, or now'],
    ["a spread beyond half a day", { updates: { spreadMinutes: 721 } }, "updates.spreadMinutes: 721; whole minutes"],
    ["agents of no region", { agents: { ...agents, region: "London" } }, 'agents.region: "London"; a region\'s name'],
    [
      "a log group with a quote",
      { agents: { ...agents, logGroup: 'a"b' } },
      'agents.logGroup: "a\\"b"; a log group\'s name',
    ],
  ];
  it.each(cases)("%s", (_, change, message) => {
    expect(bastionWith(change).startsWith(message)).toBe(true);
    expect(bastionWith(change)).not.toContain("\n");
  });
});

describe("a web host refuses", () => {
  const cases: [string, Partial<WebHost>, string][] = [
    ["no load balancer", { serviceFrom: [] }, "serviceFrom: []; the blocks of the load balancer's subnets"],
    ["users without a port", { users: [ada], sshFrom: ["10.0.0.0/8"] }, "sshPort: undefined; a port"],
    ["users from anywhere", { users: [ada], sshPort: 2222 }, "sshFrom: []; with users, the blocks that may reach SSH"],
    [
      "SSH on the service's port",
      { ...fullWeb, sshPort: 8443 },
      "sshPort: 8443; a port that the host does not use already",
    ],
    ["an application on the service's port", { application: { port: 8443 } }, "application.port: 8443; a port that"],
    ["an application on a privileged port", { application: { port: 80 } }, "application.port: 80; a port from 1024"],
    [
      "a relative command",
      { application: { port: 8080, command: ["node"] } },
      'application.command: ["node"]; an absolute',
    ],
    [
      "a command with a line break",
      { application: { port: 8080, command: ["/bin/x", "a\nUser=root"] } },
      "application.command",
    ],
    ["an empty command", { application: { port: 8080, command: [] } }, "application.command: []; an absolute path"],
    ["an option as a package", { application: { port: 8080, packages: ["--allow-x"] } }, "application.packages[0]"],
    ["a health path with directives", { healthPath: "/x { } location /" }, "healthPath: "],
    ["a relative health path", { healthPath: "health" }, 'healthPath: "health"; a path'],
    ["no time to drain", { drainSeconds: 0 }, "drainSeconds: 0; whole seconds from 1 to 3600"],
    ["a block that is no block", { serviceFrom: ["::/129"] }, 'serviceFrom: "::/129" is not a CIDR block'],
    ["a flow that is no block", { connectTo: [{ to: ["db"], ports: [5432] }] }, 'connectTo: "db" is not a CIDR block'],
  ];
  it.each(cases)("%s", (_, change, message) => {
    expect(webWith(change).startsWith(message)).toBe(true);
  });
});

describe("names and keys", () => {
  const injections = [
    "ada\nPermitRootLogin yes",
    "ada root",
    "ada:0:0",
    'ada"',
    "ada'",
    "ada*",
    "a#da",
    "-ada",
    "Ada",
    "ädä",
    "",
    "$(id)",
    "ada\0",
    "a".repeat(33),
  ];
  it.each(injections.map((name) => [JSON.stringify(name), name]))("refuse the name %s", (_, name) => {
    expect(named(name).startsWith("users[0].name: ")).toBe(true);
  });

  it.each([...reservedLogins].map((name) => [name]))("refuse the customary name %s", (name) => {
    expect(named(name)).toMatch(/^users\[0\]\.name: .*; a person's own name, not a customary one$/);
  });

  it("refuse every name that could be more than one word anywhere", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        fc.pre(!/^[a-z][a-z0-9_-]{0,31}$/.test(name));
        expect(named(name).startsWith("users[0].name: ")).toBe(true);
      }),
    );
  });

  const key = ed25519Line();
  const badKeys: [string, string][] = [
    ["an option that runs a command", `command="sh" ${key}`],
    ["a second line", `${key}\n${ed25519Line()}`],
    ["a second line behind a carriage return", `${key}\r${ed25519Line()}`],
    ["a short RSA key", rsaLine(2048)],
    ["a password", "correct horse battery staple"],
    ["a type that its body denies", key.replace("ssh-ed25519 ", "ssh-rsa ")],
    ["a private key", "-----BEGIN OPENSSH PRIVATE KEY-----"],
  ];
  it.each(badKeys)("refuse %s", (_, bad) => {
    expect(keyed(bad).startsWith("users[0].publicKeys[0]: ")).toBe(true);
  });
});
