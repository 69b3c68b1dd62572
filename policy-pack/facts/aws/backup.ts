import { isRecord, type Value } from "../../graph/values";
import { allOf, pathsIn } from "../combine";
import type { Adapter, Context } from "../context";
import { unstated } from "../context";
import { absent, known, mapDatum, valueOf, withDefault, type Datum } from "../datum";
import type { BackupPlanFact, BackupRule, RestoreTestFact, StoreFact } from "../kinds";
import { policyOf } from "../policy-document";
import type { Reader } from "../reader";
import { encryptedByKey, storeOf } from "../store-of";

const VAULT = "aws:backup/vault:Vault";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const POLICY = "aws:backup/vaultPolicy:VaultPolicy";
const PLAN = "aws:backup/plan:Plan";
const SELECTION = "aws:backup/selection:Selection";
const TEST = "aws:backup/restoreTestingPlan:RestoreTestingPlan";
const TEST_SELECTION = "aws:backup/restoreTestingSelection:RestoreTestingSelection";

/** AWS Backup: vaults with locks, plans with what they take, rehearsals of restoring. */
export const backup: Adapter = {
  cloud: "aws",
  reads: [VAULT, LOCK, POLICY, PLAN, SELECTION, TEST, TEST_SELECTION],
  facts: (context) => [
    ...context.each(VAULT).map((vault) => vaultFact(vault, context)),
    ...context.each(PLAN).map((plan) => planFact(plan, context)),
    ...context.each(TEST).map((test) => testFact(test, context)),
  ],
};

function vaultFact(vault: Reader, context: Context): StoreFact {
  const [lock] = context.partsOf(vault.resource, LOCK, "backupVaultName");
  const [policy] = context.partsOf(vault.resource, POLICY, "backupVaultName");
  return storeOf(vault, "vault", {
    sources: [vault, lock, policy].filter((one) => one !== undefined).map(({ resource }) => resource),
    encryption: encryptedByKey(vault, "kmsKeyArn"),
    key: vault.link("key", "kmsKeyArn"),
    policy: policyOf(policy ?? vault, "policy"),
    lock: lock ? lockMode(lock) : unstated(vault.resource, "lock"),
    lockDays: lock
      ? withDefault(lock.number("minRetentionDays"), 0, "no least retention")
      : unstated(vault.resource, "lock"),
  });
}

// With a cooling-off period a lock becomes one that nobody can lift: compliance mode.
function lockMode(lock: Reader): Datum<string> {
  return withDefault(
    mapDatum(lock.number("changeableForDays"), () => "COMPLIANCE"),
    "GOVERNANCE",
    "no cooling-off period",
  );
}

function planFact(plan: Reader, context: Context): BackupPlanFact {
  const selections = context.partsOf(plan.resource, SELECTION, "planId");
  return {
    kind: "backupPlan",
    cloud: "aws",
    subject: plan.resource,
    sources: [plan, ...selections].map((reader) => reader.resource),
    rules: mapDatum(plan.items("rules"), (rules) => rules.map(ruleOf)),
    covers: () => coveredBy(plan, selections),
    mayCoverMore: () => namedBy(selections).some(({ state }) => state === "unknown"),
  };
}

function ruleOf(rule: Reader): BackupRule {
  return {
    schedule: rule.string("schedule"),
    retentionDays: rule.number("lifecycle.deleteAfter"),
    vault:
      valueOf(rule.string("targetVaultName")) === "Default"
        ? () => absent(rule.source("targetVaultName"), "is the account's own vault, which nothing locks")
        : rule.link("store", "targetVaultName"),
    copies: mapDatum(rule.items("copyActions"), (copies) =>
      copies.map((copy) => {
        const vault = copy.string("destinationVaultArn");
        return vault.state === "known" ? vault.value : "[unknown]";
      }),
    ),
  };
}

/** What leaves things out that a selection names: nobody knows here what has which tag at the time. */
const NARROWING = ["conditions", "notResources", "selectionTags"];

function isGiven(reader: Reader, path: string): boolean {
  const value = reader.value(path);
  return value.state === "unknown" || (value.state === "known" && !isEmpty(value.value));
}

// What nobody set the provider answers as lists of nothing, within each other.
function isEmpty(value: Value): boolean {
  if (Array.isArray(value)) return (value as readonly Value[]).every(isEmpty);
  return isRecord(value) && Object.values(value).every(isEmpty);
}

/** What the selections name, item by item; without those that leave something out of it. */
function namedBy(selections: readonly Reader[]): readonly Datum<readonly string[]>[] {
  return selections
    .filter((selection) => !NARROWING.some((path) => isGiven(selection, path)))
    .flatMap((selection) => pathsIn(selection, "resources").map((path) => takenBy(selection, path)));
}

function takenBy(selection: Reader, path: string): Datum<readonly string[]> {
  const text = selection.string(path);
  const all = text.state === "known" && text.value === "*";
  return all
    ? known(
        selection.context.graph.resources.map(({ urn }) => urn),
        text.source,
      )
    : selection.references(path);
}

function coveredBy(plan: Reader, selections: readonly Reader[]): Datum<readonly string[]> {
  const urns = namedBy(selections).flatMap((one) => valueOf(one) ?? []);
  return known([...new Set(urns)], plan.source("selections"));
}

function testFact(test: Reader, context: Context): RestoreTestFact {
  const selections = context.partsOf(test.resource, TEST_SELECTION, "restoreTestingPlanName");
  const inVaults = namesSomething(test, "recoveryPointSelection.includeVaults");
  const types = selections
    .filter((selection) => inVaults && namesSomething(selection, "protectedResourceArns"))
    .map((selection) => selection.string("protectedResourceType"));
  return {
    kind: "restoreTest",
    cloud: "aws",
    subject: test.resource,
    sources: [test, ...selections].map((reader) => reader.resource),
    schedule: test.string("scheduleExpression"),
    covers: allOf(test.source("selections"), types),
  };
}

// `*`, nothing at all, or what is in the stack: whatever else it names is not rehearsed for the stack.
function namesSomething(reader: Reader, path: string): boolean {
  const named = valueOf(reader.strings(path));
  return named === undefined || named.includes("*") || reader.references(path).state === "known";
}
