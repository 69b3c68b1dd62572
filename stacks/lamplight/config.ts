import { z } from "zod";
import { guardrailParts } from "../../components/aws/guardrails/arguments";
import { environmentNames } from "../../components/model/environment";
import { key, readConfig } from "../support/config";
import { allowedRange, application, central, domain, operator, restoreFrom, tenant } from "./config-values";
import { text, wholeNumber } from "./config-values";

const zone = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/);

/**
 * What can be told to the Lamplight program: what is accepted, in words and as a schema, and what a person should know who
 * sets it. The stack files' JSON schema and docs/configuration.md are made of this.
 *
 * Nothing here is a secret: passwords are made in AWS and never pass through. Marked `secret` is what somebody may wish to
 * keep out of a repository.
 */
export const lamplightKeys = {
  environment: key(z.enum(environmentNames).default("production"), environmentNames.join(", "), {
    description:
      "Which of the organisation's environments the stack is. Part of every name; production's data is protected from " +
      "deletion. The default is the one that forgives least.",
  }),
  owner: key(text, "who answers for the resources: a team or mailbox", {
    description: "Who answers for the resources, a team or mailbox: the tag owner of each.",
    examples: ["platform@lamplight.example"],
    secret: true,
  }),
  accountId: key(z.string().regex(/^\d{12}$/), "the account's twelve digits", {
    description:
      "The AWS account, twelve digits in quotation marks, or a leading zero is lost. The provider is pinned to it: with " +
      "another account's credentials nothing is done.",
    examples: ["111122223333"],
    secret: true,
  }),
  region: key(
    z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
      .default("eu-west-2"),
    "a region such as eu-west-2",
    { description: "The AWS region of everything. The default is London, which the promise lamp-region names." },
  ),
  zones: key(z.array(zone).min(2).optional(), "at least two zones of the region, such as [eu-west-2a, eu-west-2b]", {
    description:
      "The availability zones, two or more, so that one can fail. One can be added at any time: no subnet changes. " +
      "Default: the first three of the region. Fewer save about $90 a month each.",
    examples: [["eu-west-2a", "eu-west-2b", "eu-west-2c"]],
  }),
  ipv4Block: key(text.default("10.20.0.0/16"), "a private block from /16 to /22, such as 10.20.0.0/16", {
    description:
      "The network's private IPv4 block, /16 to /22. Another one for each environment: equal addresses cannot be told " +
      "apart in a log. It cannot be changed later without replacing the network.",
    examples: ["10.21.0.0/16"],
  }),
  nat: key(z.enum(["per-zone", "single", "none"]).default("per-zone"), "per-zone, single, none", {
    description:
      "NAT gateways, by which servers reach the internet over IPv4; about $40 a month each. By default one in each zone, " +
      "so that a zone's failure stops no other; single saves most of it where that may happen, none leaves IPv6 alone.",
  }),
  domain: key(
    domain,
    '{name: "app.example.org", hostedZoneId: "Z…", alternativeNames?: […]}: the names that the certificate is for',
    {
      description: "The names under which the service is found, and the zone that they are written to.",
      examples: [{ name: "app.lamplight.example", hostedZoneId: "Z0LAMPLIGHT0EXAMPLE" }],
    },
  ),
  allowedRanges: key(z.array(allowedRange).min(1), "a list of {name, cidr}: where operators come from", {
    description: "Where operators come from: addresses of the organisation's own, nothing wider.",
    examples: [[{ name: "office", cidr: "203.0.113.0/29" }]],
    secret: true,
  }),
  operators: key(
    z.array(operator).min(1),
    "a list of {name, publicKeys, role, reason, grantedBy, expires: YYYY-MM-DD}",
    {
      description:
        "The access register: every person who may log in, why, by whose grant and until when. Whose day has passed stays " +
        "in it for the record, and is let in no more.",
      examples: [
        [
          {
            name: "ada_l",
            publicKeys: ["ssh-ed25519 AAAA… ada"],
            role: "platform engineer",
            reason: "keeps the platform running",
            grantedBy: "margaret_h",
            expires: "2031-06-30",
          },
        ],
      ],
      secret: true,
    },
  ),
  administrators: key(z.array(text).default([]), "names of operators who may become root on servers", {
    description: "Names of operators who may become root on the servers. By default nobody: servers are replaced.",
    examples: [["ada_l"]],
    secret: true,
  }),
  bastionMode: key(z.enum(["ssh", "session-manager"]).default("ssh"), "ssh, session-manager", {
    description:
      "How operators come in: by SSH from the allowed ranges, as lamp-ssh promises, or through AWS with no open port.",
  }),
  sshPort: key(wholeNumber(1024, 65535).default(2242), "a port from 1024 to 65535", {
    description: "The TCP port of SSH on bastion and servers. By default none of those that everybody tries.",
  }),
  webInstanceType: key(text.default("t3.small"), "an instance type such as t3.small", {
    description: "The servers' EC2 type. The default costs about $17 a month each in London; t3.micro half of it.",
    examples: ["t3.medium"],
  }),
  webMinimum: key(wholeNumber(2, 100).default(2), "a whole number from 2 to 100", {
    description: "Servers that are always there. By default the fewest that let one fail.",
  }),
  webMaximum: key(wholeNumber(3, 200).default(6), "a whole number from 3 to 200, above webMinimum", {
    description:
      "Servers that there are at most, more than webMinimum, so that capacity follows load (lamp-autoscaling).",
  }),
  application: key(
    application.optional(),
    "{port, command?: [program, argument, …], packages?: [Debian package, …]}: the program behind nginx",
    {
      description: "The program behind nginx. Default: none, and nginx answers the health check alone.",
      examples: [{ port: 8000, command: ["/usr/bin/python3", "-m", "http.server"], packages: ["python3"] }],
    },
  ),
  central: key(
    central.default({}),
    `an object of {owner, reason} by what the organisation keeps for the account: ${guardrailParts.join(", ")}`,
    {
      description:
        "What the organisation keeps for all of its accounts, so that it is not made here. By default nothing: the account " +
        "stands alone.",
      examples: [{ trail: { owner: "security", reason: "organisation trail" } }],
    },
  ),
  configRole: key(
    z.enum(["create", "existing"]).default("create"),
    "create, existing: AWS Config's service-linked role",
    {
      description:
        "Whether AWS Config's service-linked role is made; existing where the account had Config before. An account can " +
        "have it only once, and a new one has none.",
    },
  ),
  databaseEngine: key(z.enum(["postgresql", "mysql"]).default("postgresql"), "postgresql, mysql", {
    description: "The engine of the Aurora cluster. Another one is another database: it is never changed in place.",
  }),
  databaseInstanceClass: key(text.default("db.r7g.large"), "a class such as db.r7g.large", {
    description:
      "The class of both database instances. The default bears steady load, at about $240 a month each in London; " +
      "db.t4g.medium at $70 is for development.",
    examples: ["db.t4g.medium"],
  }),
  databaseEngineVersion: key(text.optional(), "a version of the engine such as 17.5; the major version by default", {
    description:
      "The engine's version, in quotation marks. Default: 17 for PostgreSQL, 8.0 for MySQL, and Aurora installs minor " +
      "versions in its window. Another major version is an upgrade to rehearse.",
    examples: ["17.5"],
  }),
  databaseRestoreFrom: key(
    restoreFrom.optional(),
    "{snapshot}, {cluster, at} or {deletedCluster, at}: what a cluster that has to be made is made from",
    {
      description:
        "What the database is made from when it is made: docs/runbooks/restore-from-backup.md. An existing one is left as " +
        "it is. Default: a new database is empty.",
      examples: [{ snapshot: "before-migration" }, { cluster: "lamplight-production-old", at: "latest" }],
    },
  ),
  backupDays: key(wholeNumber(1, 35).default(28), "days from 1 to 35; fewer than 28 break a promise", {
    description: "Days that backups are kept. The default is what lamp-snapshots-28 promises; 35 is Aurora's most.",
  }),
  tenants: key(z.array(tenant).min(1), "a list of {slug, displayName}: the customers", {
    description: "The customers, each with a database, a user and a secret of its own; about $0.40 a month each.",
    examples: [[{ slug: "northfield-school", displayName: "Northfield School" }]],
  }),
  alertEmails: key(z.array(z.email()).min(1), "a list of mail addresses", {
    description: "Mail addresses that hear of every alarm. Each confirms once, by a link that AWS sends.",
    examples: [["on-call@lamplight.example"]],
    secret: true,
  }),
  asOf: key(z.iso.date().optional(), "a day, YYYY-MM-DD, by which grants are judged instead of today", {
    description:
      "The day, YYYY-MM-DD in quotation marks, by which operators' access is judged. For tests. Default: today, UTC.",
    examples: ["2026-06-01"],
  }),
};

export const lamplightConfig = () => readConfig(lamplightKeys);

export type LamplightConfig = ReturnType<typeof lamplightConfig>;
