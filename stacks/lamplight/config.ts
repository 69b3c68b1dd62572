import { z } from "zod";
import { guardrailParts } from "../../components/aws/guardrails/arguments";
import { environmentNames } from "../../components/model/environment";
import { key, readConfig } from "../support/config";

const text = z.string().trim().min(1);
const wholeNumber = (least: number, most: number) => z.number().int().min(least).max(most);

const operator = z.strictObject({
  name: text,
  publicKeys: z.array(text).min(1),
  role: text,
  reason: text,
  grantedBy: text,
  expires: z.iso.date(),
});

/** What can be told to the Lamplight program. */
export const lamplightKeys = {
  environment: key(z.enum(environmentNames).default("production"), environmentNames.join(", ")),
  owner: key(text, "who answers for the resources: a team or mailbox"),
  accountId: key(z.string().regex(/^\d{12}$/), "the account's twelve digits"),
  region: key(
    z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
      .default("eu-west-2"),
    "a region such as eu-west-2",
  ),
  zones: key(
    z
      .array(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/))
      .min(2)
      .optional(),
    "at least two zones of the region, such as [eu-west-2a, eu-west-2b]",
  ),
  ipv4Block: key(text.default("10.20.0.0/16"), "a private block from /16 to /20, such as 10.20.0.0/16"),
  nat: key(z.enum(["per-zone", "single", "none"]).default("per-zone"), "per-zone, single, none"),
  domain: key(
    z.strictObject({
      name: z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/),
      hostedZoneId: z.string().regex(/^Z[A-Z0-9]{5,31}$/),
      alternativeNames: z.array(text).optional(),
    }),
    '{name: "app.example.org", hostedZoneId: "Z…", alternativeNames?: […]}: the names that the certificate is for',
  ),
  allowedRanges: key(
    z.array(z.strictObject({ name: text, cidr: text })).min(1),
    "a list of {name, cidr}: where operators come from",
  ),
  operators: key(
    z.array(operator).min(1),
    "a list of {name, publicKeys, role, reason, grantedBy, expires: YYYY-MM-DD}",
  ),
  administrators: key(z.array(text).default([]), "names of operators who may become root on servers"),
  bastionMode: key(z.enum(["ssh", "session-manager"]).default("ssh"), "ssh, session-manager"),
  sshPort: key(wholeNumber(1024, 65535).default(2242), "a port from 1024 to 65535"),
  webInstanceType: key(text.default("t3.small"), "an instance type such as t3.small"),
  webMinimum: key(wholeNumber(2, 100).default(2), "a whole number from 2 to 100"),
  webMaximum: key(wholeNumber(3, 200).default(6), "a whole number from 3 to 200, above webMinimum"),
  application: key(
    z
      .strictObject({
        port: wholeNumber(1024, 65535),
        command: z.array(text).optional(),
        packages: z.array(text).optional(),
      })
      .optional(),
    "{port, command?: [program, argument, …], packages?: [Debian package, …]}: the program behind nginx",
  ),
  central: key(
    z.partialRecord(z.enum(guardrailParts), z.strictObject({ owner: text, reason: text })).default({}),
    `an object of {owner, reason} by what the organisation keeps for the account: ${guardrailParts.join(", ")}`,
  ),
  configRole: key(
    z.enum(["create", "existing"]).default("create"),
    "create, existing: AWS Config's service-linked role",
  ),
  databaseEngine: key(z.enum(["postgresql", "mysql"]).default("postgresql"), "postgresql, mysql"),
  databaseInstanceClass: key(text.default("db.r7g.large"), "a class such as db.r7g.large"),
  databaseEngineVersion: key(text.optional(), "a version of the engine such as 17.5; the major version by default"),
  databaseRestoreFrom: key(
    z
      .union([
        z.strictObject({ snapshot: text }),
        z.strictObject({ cluster: text, at: text }),
        z.strictObject({ deletedCluster: text, at: text }),
      ])
      .optional(),
    "{snapshot}, {cluster, at} or {deletedCluster, at}: what a cluster that has to be made is made from",
  ),
  backupDays: key(wholeNumber(1, 35).default(28), "days from 1 to 35; fewer than 28 break a promise"),
  tenants: key(
    z.array(z.strictObject({ slug: text, displayName: text })).min(1),
    "a list of {slug, displayName}: the customers",
  ),
  alertEmails: key(z.array(z.email()).min(1), "a list of mail addresses"),
  asOf: key(z.iso.date().optional(), "a day, YYYY-MM-DD, by which grants are judged instead of today"),
};

export const lamplightConfig = () => readConfig(lamplightKeys);

export type LamplightConfig = ReturnType<typeof lamplightConfig>;
