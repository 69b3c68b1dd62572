import { lamplightKeys } from "../../stacks/lamplight/config";
import { stackGraph } from "../support/stack-graph";

const SECRET = "hunter2-Passw0rd";
const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFND3C03vyheqs/hbVeaxi9DWKO9mYnVkT2X6V7Kz52j ada";
const operator = {
  name: "ada_l",
  publicKeys: [key],
  role: "platform engineer",
  reason: "on call",
  grantedBy: "margaret_h",
  expires: "2031-06-30",
};
const operators = (...changes: object[]) => JSON.stringify(changes.map((change) => ({ ...operator, ...change })));
const domain = (change: object) =>
  JSON.stringify({ name: "app.lamplight.example", hostedZoneId: "Z0LAMPLIGHT0EXAMPLE", ...change });
const ranges = (...cidrs: string[]) => JSON.stringify(cidrs.map((cidr, i) => ({ name: `range-${i}`, cidr })));
const operatorList = "a list of {name, publicKeys, role, reason, grantedBy, expires: YYYY-MM-DD}";
const restoreFrom =
  "{snapshot}, {cluster, at} or {deletedCluster, at}: what a cluster that has to be made is made from";
const domainMapping =
  '{name: "app.example.org", hostedZoneId: "Z…", alternativeNames?: […]}: the names that the certificate is for';

/** Key, value, and the line after `hosting:<key>: `; another key where the fault is seen elsewhere. */
const refused: [string, string, string, string?][] = [
  ["environment", "prod", "received prod; accepted: production, staging, development"],
  ["owner", "", 'received ""; accepted: who answers for the resources: a team or mailbox'],
  ["webInstanceType", '["t3.small"]', 'received ["t3.small"]; accepted: an instance type such as t3.small'],
  ["owner", " \n ", 'received " \\n "; accepted: who answers for the resources: a team or mailbox'],
  ["accountId", "12345", "received 12345; accepted: the account's twelve digits"],
  ["accountId", "111122223333x", "received 111122223333x; accepted: the account's twelve digits"],
  ["region", "london", "received london; accepted: a region such as eu-west-2"],
  [
    "zones",
    '["eu-west-2a"]',
    'received ["eu-west-2a"]; accepted: at least two zones of the region, such as [eu-west-2a, eu-west-2b]',
  ],
  [
    "zones",
    "eu-west-2a",
    "received text instead of a list; accepted: at least two zones of the region, such as [eu-west-2a, eu-west-2b]",
  ],
  [
    "zones",
    '["eu-west-2a","eu-west-3a"]',
    'received "eu-west-3a"; accepted are zones of eu-west-2, such as eu-west-2a',
  ],
  ["ipv4Block", "ten", '"ten" is not a CIDR block; accepted is one such as 203.0.113.0/24 or 2001:db8::/32'],
  ["ipv4Block", "8.8.8.0/16", '"8.8.8.0/16" has bits set beyond /16; the block is 8.8.0.0/16'],
  ["nat", "double", "received double; accepted: per-zone, single, none"],
  ["domain", "app.lamplight.example", `received text instead of a mapping; accepted: ${domainMapping}`],
  ["domain", "{}", `received {} without name; accepted: ${domainMapping}`],
  ["domain", domain({ name: undefined }), `received a mapping without name; accepted: ${domainMapping}`],
  ["domain", domain({ ttl: 3 }), `received an unknown property "ttl"; accepted: ${domainMapping}`],
  ["domain", domain({ hostedZoneId: "example" }), `received example at hostedZoneId; accepted: ${domainMapping}`],
  [
    "domain",
    domain({ alternativeNames: ["not a name"] }),
    'domain.alternativeNames: received "not a name"; accepted are names such as www.example.org or *.example.org, each once',
  ],
  ["allowedRanges", "[]", "received []; accepted: a list of {name, cidr}: where operators come from"],
  [
    "allowedRanges",
    ranges("0.0.0.0/0"),
    "allowedRanges.range-0: 0.0.0.0/0 is the whole internet; accepted are ranges that cover at most 1/65536 of IPv4 together (about a /16)",
  ],
  [
    "allowedRanges",
    ranges("2001:db8:1::/48"),
    "received no IPv4 range; accepted is at least one, as the stable address is IPv4",
  ],
  ["operators", "[]", `received []; accepted: ${operatorList}`],
  ["operators", SECRET, `received text instead of a list; accepted: ${operatorList}`],
  [
    "operators",
    operators({ publicKeys: SECRET }),
    `received text instead of a list at [0].publicKeys; accepted: ${operatorList}`,
  ],
  [
    "operators",
    operators({}, { password: SECRET }),
    `received an unknown property "password" at [1]; accepted: ${operatorList}`,
  ],
  ["operators", operators({ reason: undefined }), `received a mapping without [0].reason; accepted: ${operatorList}`],
  ["operators", operators({ expires: "soon" }), `received soon at [0].expires; accepted: ${operatorList}`],
  [
    "operators",
    operators({ publicKeys: [SECRET] }),
    "operators.ada_l.publicKeys[0]: received text that is no public key (a password?); accepted is ssh-ed25519, sk-ssh-ed25519, ecdsa-sha2-nistp256/384/521, sk-ecdsa-sha2-nistp256 or ssh-rsa of at least 3072 bits, in one line",
  ],
  [
    "operators",
    operators({ name: "root" }),
    '"root" is a standard login name; accepted is the name of a person, such as ines-moreau',
  ],
  [
    "operators",
    operators({ expires: "2020-06-30" }),
    "received nobody whose access has not expired; accepted: at least one, or bastionMode session-manager",
  ],
  ["administrators", '["mallory"]', 'received "mallory"; accepted: names in hosting:operators'],
  ["bastionMode", "telnet", "received telnet; accepted: ssh, session-manager"],
  ["sshPort", "22", "received 22; accepted: a port from 1024 to 65535"],
  ["sshPort", "many", "received many; accepted: a port from 1024 to 65535"],
  ["sshPort", "3389", "received 3389; accepted is a whole number from 1 to 65535 other than 22, 80, 443, 3389"],
  ["webInstanceType", "huge", 'received "huge"; accepted is an EC2 type such as t3.small'],
  ["webMinimum", "1", "received 1; accepted: a whole number from 2 to 100"],
  ["webMinimum", "2.5", "received 2.5; accepted: a whole number from 2 to 100"],
  ["webMinimum", "9", "received 6; accepted: more than webMinimum, 9", "webMaximum"],
  [
    "application",
    '{"port":80}',
    "received 80 at port; accepted: {port, command?: [program, argument, …], packages?: [Debian package, …]}: the program behind nginx",
  ],
  [
    "central",
    '{"trail":{"owner":"security"}}',
    "received a mapping without trail.reason; accepted: an object of {owner, reason} by what the organisation keeps for the account: trail, configuration, threats, vulnerabilities, access, posture, volumeEncryption, publicBuckets, passwords, operators",
  ],
  ["configRole", "maybe", "received maybe; accepted: create, existing: AWS Config's service-linked role"],
  ["databaseEngine", "oracle", "received oracle; accepted: postgresql, mysql"],
  ["databaseInstanceClass", "t3.large", 'received "t3.large"; accepted: a class such as db.r7g.large'],
  ["databaseEngineVersion", "9.6", 'received "9.6"; accepted: a version of Aurora postgresql such as "17"'],
  ["databaseRestoreFrom", "yesterday", `received yesterday; accepted: ${restoreFrom}`],
  [
    "databaseRestoreFrom",
    '{"snapshot":"one","at":"latest"}',
    `received an unknown property "at"; accepted: ${restoreFrom}`,
  ],
  ["databaseRestoreFrom", '{"cluster":"one"}', `received a mapping; accepted: ${restoreFrom}`],
  [
    "databaseRestoreFrom",
    '{"cluster":"one","at":"3 o\'clock"}',
    'databaseRestoreFrom.at: received "3 o\'clock"; accepted: latest, or a time in UTC such as 2026-06-01T03:00:00Z',
  ],
  ["backupDays", "36", "received 36; accepted: days from 1 to 35; fewer than 28 break a promise"],
  ["tenants", "[]", "received []; accepted: a list of {slug, displayName}: the customers"],
  [
    "tenants",
    '[{"slug":"a","displayName":"x"},{"slug":"a","displayName":"y"}]',
    'received "a" twice; accepted: each slug once',
  ],
  ["alertEmails", '["nobody"]', "received nobody at [0]; accepted: a list of mail addresses"],
  [
    "asOf",
    "2026-02-30",
    "received 2026-02-30; accepted: a day, YYYY-MM-DD, by which grants are judged instead of today",
  ],
  [
    "asOf",
    "2040-01-01",
    "received nobody whose access has not expired; accepted: at least one, or bastionMode session-manager",
    "operators",
  ],
  ["organisation", "nobody", "received nobody; accepted: lamplight (by default the stack's name up to its first -)"],
];

const refusal = async (override: string): Promise<string> => {
  const thrown: unknown = await stackGraph("lamplight", [override]).catch((error: unknown) => error);
  if (thrown instanceof Error) return thrown.message;
  throw new Error(`${override} was accepted`);
};

test.each(refused)("%s=%s", async (name, value, line, seenAt = name) => {
  const message = await refusal(`${name}=${value}`);
  expect(message).toBe(`hosting:${seenAt}: ${line}`);
  expect(message).not.toContain("\n");
  expect(message).not.toContain(SECRET);
});

test("an unknown key is answered with those that there are, a slip of the hand with what was meant", async () => {
  expect(await refusal("colour=blue")).toMatch(/^hosting:colour: unknown key; accepted: accountId, .*, zones$/);
  expect(await refusal("bakupDays=28")).toBe("hosting:bakupDays: unknown key; did you mean backupDays?");
  expect(await refusal("Zones=x")).toBe("hosting:Zones: unknown key; did you mean zones?");
});

test("a long value is cut, and a line break does not make a second line", async () => {
  const message = await refusal(`region=${"x".repeat(500)}\ny`);
  expect(message).toMatch(/^hosting:region: received "x{76}…; accepted: a region such as eu-west-2$/);
});

test.each(["aws:region", "aws:profile", "azure-native:location"])(
  "%s would be dropped, and is refused",
  async (key) => {
    expect(await refusal(`${key}=x`)).toBe(
      `${key}: received a setting of the default provider, which is not used; accepted: hosting:region, ` +
        "hosting:accountId, and credentials by the environment",
    );
  },
);

test("every key has a bad value in the table", () => {
  const tried = new Set(refused.flatMap(([name, , , seenAt = name]) => [name, seenAt]));
  expect(Object.keys(lamplightKeys).filter((name) => !tried.has(name))).toEqual([]);
});
