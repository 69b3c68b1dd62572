import { readdirSync } from "node:fs";
import path from "node:path";
import { BackupVault } from "../../components/aws/backup-vault";
import { Alerts } from "../../components/aws/alerts";
import { Database } from "../../components/aws/database";
import { Keyring } from "../../components/aws/keyring";
import { Network } from "../../components/aws/network";
import { graphFromExport } from "../../policy-pack/graph/from-export";
import { judge } from "../../policy-pack/verdicts/judge";
import type { Verdict } from "../../policy-pack/verdicts/verdict";
import { lamplightPromises } from "../../stacks/lamplight/claims";
import { Claims } from "../../stacks/support/claims";
import { environment, graphOf } from "../support/graph-of";
import { make, type ComponentName, type Optional } from "./components";

const components = Object.keys(make) as ComponentName[];

async function verdictsOf(program: () => unknown): Promise<readonly Verdict[]> {
  const { document } = await graphOf(program);
  return judge(graphFromExport(document), { asOf: "2026-06-01" }).verdicts;
}

/** A component's own resources, those of the components inside it included. */
const isOf = (name: string) => (verdict: Verdict) =>
  new RegExp(`^hosting:aws:${name}(\\$|$)`).test(verdict.resource.split("::")[2] ?? "");
const failed = (verdicts: readonly Verdict[]) => verdicts.filter(({ verdict }) => verdict === "fail");
const said = ({ rule, resource, message }: Verdict) => `${rule} ${resource.split("::").at(-1)}: ${message}`;

test("every component is tried", () => {
  const folders = readdirSync(path.join(__dirname, "../../components/aws"), { withFileTypes: true })
    .map(({ name }) => name.replace(/\.ts$/, ""))
    .filter((name) => !["handles", "support"].includes(name));
  const kebab = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  expect(components.map(kebab).sort()).toEqual(folders.sort());
});

describe("with only its required arguments", () => {
  test.each(components)("%s violates nothing", async (name) => {
    const own = (await verdictsOf(() => void make[name]())).filter(isOf(name));
    expect(own.filter(({ verdict }) => verdict === "pass").length).toBeGreaterThan(2);
    expect(failed(own).map(said)).toEqual([]);
  });

  test("a database violates nothing beside a backup vault that protects it", async () => {
    const verdicts = await verdictsOf(() => {
      const { keys } = new Keyring("keys", { environment });
      const network = new Network("network", { environment, key: keys.moderate });
      const destinations = { emails: ["on-call@lamplight.example"] };
      const alerts = new Alerts("alerts", { environment, key: keys.moderate, destinations });
      const database = new Database("database", {
        environment,
        network,
        key: keys.high,
        engine: "mysql",
        clients: {},
      });
      const protect = { database: { database, key: keys.high, subnetGroupName: database.subnetGroupName } };
      new BackupVault("backups", { environment, key: keys.critical, alerts, protect });
    });
    expect(failed(verdicts.filter(isOf("Database"))).map(said)).toEqual([]);
    expect(failed(verdicts.filter(isOf("BackupVault"))).map(said)).toEqual([]);
  });
});

interface Weakening<Name extends ComponentName> {
  of: Name;
  args: Optional[Name];
  /** The rules that fail then and did not before. */
  seenBy: string[];
  /** Whether only a stack that claims Lamplight's promises is held to it. */
  claimed?: boolean;
}
const weaker = <Name extends ComponentName>(
  of: Name,
  args: Optional[Name],
  seenBy: string[],
  claimed?: "claimed",
): Weakening<ComponentName> => ({ of, args, seenBy, claimed: claimed !== undefined });

const central = { owner: "security team", reason: "kept for all accounts" };
const tenants = [{ slug: "acme", displayName: "Acme" }];

const weakenings = [
  weaker("Keyring", { deletionWindowDays: 7 }, ["key-deletion-waits"]),
  weaker("Network", { logRetentionDays: 1 }, ["logs-are-kept-and-expire"]),
  weaker("Network", { endpoints: [] }, ["service-endpoints-exist"], "claimed"),
  weaker("AllowedRanges", { ranges: [{ name: "quarter", cidr: "64.0.0.0/3" }], maximumShare: { ipv4: 0.5 } }, [
    "allowed-ranges-are-small",
  ]),
  weaker("Bastion", { logRetentionDays: 1 }, ["logs-are-kept-and-expire"]),
  weaker("WebTier", { deletionProtection: false }, ["load-balancer-is-protected"]),
  weaker("WebTier", { logRetentionDays: 1 }, ["logs-are-kept-and-expire"]),
  weaker("WebTier", { rateLimit: 2_000_000 }, ["web-firewall-limits-rates"]),
  weaker("Database", { replicas: 0 }, ["database-has-a-hot-spare"]),
  weaker("Database", { deletionProtection: false }, ["database-is-protected"]),
  weaker("Database", { backupDays: 1 }, ["database-keeps-backups"]),
  weaker("Database", { backupDays: 27 }, ["database-keeps-backups"], "claimed"),
  weaker("Database", { logRetentionDays: 1 }, ["logs-are-kept-and-expire"]),
  weaker("Guardrails", { central: { trail: central } }, ["audit-trail-is-kept"], "claimed"),
  weaker(
    "Guardrails",
    { central: { threats: central } },
    ["findings-raise-an-alarm", "threats-are-detected"],
    "claimed",
  ),
  weaker("Guardrails", { central: { passwords: central } }, ["account-password-is-strong"], "claimed"),
  weaker("Guardrails", { central: { operators: central } }, ["people-need-a-second-factor"], "claimed"),
  weaker("Guardrails", { central: { publicBuckets: central } }, ["account-blocks-public-buckets"], "claimed"),
  weaker("Guardrails", { operatorPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] }, [
    "no-administrator-policy-is-attached",
  ]),
  weaker("IncidentResponse", { logRetentionDays: 1 }, ["logs-are-kept-and-expire"]),
  weaker("Observability", { thresholds: { answerSeconds: 5 } }, ["slow-answers-raise-an-alarm"], "claimed"),
  weaker("Observability", { thresholds: { replicaLagMs: 100_000 } }, ["replica-lag-raises-an-alarm"], "claimed"),
  weaker("Observability", { thresholds: { databaseCpu: 99 } }, ["database-load-raises-an-alarm"], "claimed"),
];

// Choices that cost something else than safety.
const harmless = [
  weaker("Network", { nat: "single" }, []),
  weaker("Network", { nat: "none" }, []),
  weaker("Network", { zones: ["eu-west-2a", "eu-west-2c"] }, []),
  weaker("Bastion", { mode: "session-manager", operators: [], allowedRanges: undefined }, []),
  weaker("WebTier", { instanceType: "t3.micro", volumeGib: 20 }, []),
  weaker("Database", { engine: "mysql" }, []),
  weaker("Database", { tenants, instanceClass: "db.t4g.medium" }, []),
  weaker("FileStore", { objectLock: { days: 3 } }, []),
  weaker("BackupVault", { lock: { mode: "compliance" } }, []),
];

const shown = ({ of, args, claimed }: Weakening<ComponentName>) =>
  `${of} ${JSON.stringify(args)}${claimed ? ", promises claimed" : ""}`;

describe("a weaker argument is seen", () => {
  test.each(weakenings.map((each) => [shown(each), each] as const))("%s", async (_, { of, args, seenBy, claimed }) => {
    expect(await newlyFailed(of, args, claimed)).toEqual(seenBy);
    // Without the claim nobody has promised it, so that nothing is violated.
    if (claimed) expect(await newlyFailed(of, args, false)).toEqual([]);
  });
});

describe("another argument is not taken for a weaker one", () => {
  test.each(harmless.map((each) => [shown(each), each] as const))("%s", async (_, { of, args }) => {
    expect(await newlyFailed(of, args, true)).toEqual([]);
  });
});

/** Rules that fail somewhere with the arguments and did not fail anywhere without them. */
async function newlyFailed(name: ComponentName, args: Optional[ComponentName], claimed = false): Promise<string[]> {
  const rulesFailed = async (given?: Optional[ComponentName]) => {
    const verdicts = await verdictsOf(() => {
      if (claimed) new Claims("claims", lamplightPromises);
      make[name](given);
    });
    return new Set(
      failed(verdicts)
        .filter(({ enforcement }) => enforcement === "mandatory")
        .map(({ rule }) => rule),
    );
  };
  const before = await rulesFailed();
  return [...(await rulesFailed(args))].filter((rule) => !before.has(rule)).sort();
}
