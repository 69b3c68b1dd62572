import { z } from "zod";
import { guardrailParts } from "../../components/aws/guardrails/arguments";

/** Something with at least one visible character, without the white space around it. */
export const text = z.string().trim().regex(/\S/);

export const wholeNumber = (least: number, most: number) => z.number().int().min(least).max(most);

/** Checked for its form here; the database and the register check what it names. */
const day = z.iso.date();

export const domain = z.strictObject({
  name: z
    .string()
    .regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/)
    .describe("The name that people type, lower case."),
  hostedZoneId: z
    .string()
    .regex(/^Z[A-Z0-9]{5,31}$/)
    .describe("The id of the public hosted zone in Route 53 that all the names are in."),
  alternativeNames: z
    .array(text.describe("A further name; *.example.org stands for all one level below."))
    .optional()
    .describe("Further names of the certificate, at most nine. Default: none."),
});

export const allowedRange = z.strictObject({
  name: text.describe("What the place is called, for whoever reads the security groups."),
  cidr: text.describe("Its addresses, such as 203.0.113.0/29. All ranges together are at most 65,536 IPv4 addresses."),
});

export const operator = z.strictObject({
  name: text.describe(
    "The person's login: a lower-case letter, then letters, digits, - and _; nobody's standard login.",
  ),
  publicKeys: z
    .array(text.describe("One line of a .pub file: Ed25519, ECDSA, their security-key forms, or RSA from 3072 bits."))
    .min(1)
    .describe("The person's SSH keys. Each is one person's and one environment's alone."),
  role: text.describe("What the person does here."),
  reason: text.describe("Why the person needs access."),
  grantedBy: text.describe("Who granted it: another person's name."),
  expires: day.describe("The last day of access in UTC, YYYY-MM-DD, in quotation marks."),
});

export const application = z.strictObject({
  port: wholeNumber(1024, 65535).describe("The TCP port that it listens on, on the machine itself only."),
  command: z
    .array(text.describe("The program, or one argument of it. No secret: it is part of the machine's user data."))
    .optional()
    .describe("What starts it. Default: a package or the image brings a service of its own."),
  packages: z
    .array(text.describe("The name of a Debian package."))
    .optional()
    .describe("Debian packages that it needs. Default: none."),
});

const keeper = z.strictObject({
  owner: text.describe("The team or account that answers for it."),
  reason: text.describe("Why it is kept there."),
});

export const central = z.partialRecord(z.enum(guardrailParts), keeper);

const moment = text.describe(
  "The moment: latest, or a time in UTC such as 2026-06-01T03:00:00Z, within the days that backups are kept.",
);

export const restoreFrom = z.union([
  z.strictObject({
    snapshot: text.describe("A snapshot's name or ARN; one of a backup vault is called awsbackup:job-…."),
  }),
  z.strictObject({ cluster: text.describe("A cluster that is still there, under another name."), at: moment }),
  z.strictObject({
    deletedCluster: text.describe(
      "The resource id, cluster-…, of a deleted cluster whose automated backups were kept.",
    ),
    at: moment,
  }),
]);

export const tenant = z.strictObject({
  slug: text.describe(
    "The stable name of the customer's database, user and secret: 1 to 25 of a-z, 0-9, - and _. Never another customer's.",
  ),
  displayName: text.describe("Who it is, for people."),
});
