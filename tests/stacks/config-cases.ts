import { parse } from "yaml";

/** A value of a key, and who accepts it. */
export interface Case {
  readonly key: string;
  readonly value: unknown;
  readonly program: boolean;
  /** Where it is not of the program's mind: because it asks for one way of writing, or cannot express the rule. */
  readonly schema?: boolean;
}

// `key: value` a line, as in a stack's file.
const lines = (text: string): [string, unknown][] =>
  text
    .trim()
    .split("\n")
    .flatMap((line) => Object.entries(parse(line) as object));

const person =
  '{name: ada_l, publicKeys: [ssh-ed25519 AAAA ada], role: r, reason: r, grantedBy: b, expires: "2031-06-30"}';

const good = `
environment: staging
owner: platform@lamplight.example
owner: the platform's team
accountId: "111122223333"
region: us-gov-west-1
zones: [eu-west-2a, eu-west-2b]
ipv4Block: 10.0.0.0/16
nat: none
domain: {name: app.lamplight.example, hostedZoneId: Z0LAMPLIGHT0EXAMPLE}
domain: {name: a.b.co, hostedZoneId: Z12345, alternativeNames: [www.b.co, "*.b.co"]}
allowedRanges: [{name: office, cidr: 81.2.69.142/32}]
operators: [${person}]
administrators: []
administrators: [ada_l]
bastionMode: session-manager
sshPort: 1024
sshPort: 65535
sshPort: "2243"
sshPort: "10000"
webInstanceType: m7g.large
webMinimum: 2
webMinimum: "100"
webMaximum: "200"
application: {port: 8000, command: [/usr/bin/app, --fast], packages: [python3]}
central: {}
central: {trail: {owner: security, reason: organisation trail}}
configRole: existing
databaseEngine: mysql
databaseInstanceClass: db.r7g.large
databaseEngineVersion: "17.5"
databaseRestoreFrom: {snapshot: one}
databaseRestoreFrom: {cluster: one, at: latest}
databaseRestoreFrom: {deletedCluster: cluster-1, at: latest}
backupDays: 1
backupDays: "35"
tenants: [{slug: a, displayName: A}]
alertEmails: [on-call@lamplight.example]
asOf: "2028-02-29"
`;

const bad = `
environment: prod
environment: 3
owner: ""
owner: " "
owner: [a]
owner:
accountId: "12345"
accountId: "1111222233334"
accountId: 1111-2222-3333
region: london
region: eu-west
zones: [eu-west-2a]
zones: eu-west-2a
zones: [eu-west-2, eu-west-3]
ipv4Block: ""
ipv4Block: {a: b}
nat: double
domain: app.lamplight.example
domain: {}
domain: {name: app.lamplight.example}
domain: {name: App.lamplight.example, hostedZoneId: Z0LAMPLIGHT0EXAMPLE}
domain: {name: app.lamplight.example, hostedZoneId: example}
domain: {name: app.lamplight.example, hostedZoneId: Z0LAMPLIGHT0EXAMPLE, ttl: 3}
domain: {name: app.lamplight.example, hostedZoneId: Z0LAMPLIGHT0EXAMPLE, alternativeNames: www.a.example}
allowedRanges: []
allowedRanges: 81.2.69.142/32
allowedRanges: [81.2.69.142/32]
allowedRanges: [{cidr: 81.2.69.142/32}]
operators: []
operators: [ada_l]
operators: [{name: ada_l}]
operators: [${person.replace("publicKeys: [ssh-ed25519 AAAA ada]", "publicKeys: []")}]
operators: [${person.replace("2031-06-30", "soon")}]
operators: [${person.replace("2031-06-30", "2031-06-31")}]
operators: [${person.replace("role: r", "role: r, password: x")}]
administrators: ada_l
administrators: [""]
bastionMode: telnet
sshPort: 22
sshPort: "1023"
sshPort: 65536
sshPort: "65536"
sshPort: many
sshPort: 2242.5
webInstanceType: ""
webMinimum: 1
webMinimum: "101"
webMinimum: 2.5
webMaximum: 2
webMaximum: "201"
application: {port: 80}
application: {port: "8000"}
application: {command: [a]}
application: {port: 8000, command: run}
central: {trail: {owner: security}}
central: {trial: {owner: security, reason: typed in a hurry}}
central: [trail]
configRole: maybe
databaseEngine: oracle
databaseInstanceClass: ""
databaseEngineVersion: ""
databaseRestoreFrom: yesterday
databaseRestoreFrom: {snapshot: one, at: latest}
databaseRestoreFrom: {cluster: one}
backupDays: 0
backupDays: 36
backupDays: "36"
backupDays: a month
tenants: []
tenants: [a]
tenants: [{slug: a}]
alertEmails: []
alertEmails: [nobody]
alertEmails: on-call@lamplight.example
asOf: 2026-02-30
asOf: yesterday
`;

/** What the program takes and editors should still mark: what is easily misread. */
const carelesslyWritten = `
accountId: 111122223333
databaseEngineVersion: 17.5
zones: '["eu-west-2a", "eu-west-2b"]'
owner: 12
`;

/** What JSON Schema cannot express of the rules that a key's own value is held to: none. Others are docs/configuration.md's. */
export const cases: readonly Case[] = [
  ...lines(good).map(([key, value]) => ({ key, value, program: true })),
  ...lines(bad).map(([key, value]) => ({ key, value, program: false })),
  ...lines(carelesslyWritten).map(([key, value]) => ({ key, value, program: true, schema: false })),
];
