import { nameIn, type Environment } from "../../model/environment";
import type { KeyHandle, NetworkHandle, SecurityGroupHandle, SubnetHandle } from "../handles";
import { LOG_RETENTION_DAYS } from "../support/log-group";
import { wholeNumber } from "../support/whole-number";
import type { DatabaseArgs } from "./args";
import { engines, type EngineName } from "./engines";
import { checkedOrigin, type Origin } from "./origin";

/** The arguments with every default filled in and every value checked. */
export interface DatabaseSettings {
  environment: Environment;
  network: NetworkHandle;
  key: KeyHandle;
  clients: Record<string, SecurityGroupHandle>;
  engine: EngineName;
  engineVersion: string;
  family: string;
  identifier: string;
  dataSubnets: SubnetHandle[];
  /** One for each instance, the writer's first; neighbours differ. */
  zones: string[];
  port: number;
  backupDays: number;
  backupWindow: string;
  maintenanceWindow: string;
  instanceClass: string;
  databaseName?: string;
  insights: "standard" | "advanced";
  logRetentionDays: number;
  deletionProtection: boolean;
  origin: Origin;
}

/** @throws if an argument is outside of what it documents, or the network lacks data subnets in two zones */
export function databaseSettings(name: string, args: DatabaseArgs): DatabaseSettings {
  const facts = engines[args.engine];
  const engineVersion = args.engineVersion ?? facts.version;
  const replicas = wholeNumber("replicas", args.replicas ?? 1, 0, 14);
  const dataSubnets = args.network.subnets.filter(({ tier }) => tier === "data");
  return {
    environment: args.environment,
    network: args.network,
    key: args.key,
    clients: checkedClients(args.clients),
    engine: args.engine,
    engineVersion,
    family: checkedFamily(args.engine, engineVersion),
    identifier: checkedIdentifier(nameIn(args.environment, name)),
    dataSubnets,
    zones: instanceZones(args.network.zones, dataSubnets, replicas + 1),
    port: wholeNumber("port", args.port ?? facts.port, 1150, 65535),
    backupDays: wholeNumber("backupDays", args.backupDays ?? 28, 1, 35),
    backupWindow: args.backupWindow ?? "02:00-03:00",
    maintenanceWindow: args.maintenanceWindow ?? "sun:03:30-sun:04:30",
    instanceClass: checkedClass(args.instanceClass ?? "db.r7g.large"),
    databaseName: checkedDatabaseName(args.databaseName),
    insights: args.insights ?? "standard",
    logRetentionDays: args.logRetentionDays ?? LOG_RETENTION_DAYS,
    deletionProtection: args.deletionProtection ?? true,
    origin: checkedOrigin(args.restoreFrom),
  };
}

function instanceZones(order: string[], subnets: SubnetHandle[], count: number): string[] {
  const zones = order.filter((zone) => subnets.some((subnet) => subnet.zone === zone));
  if (zones.length < 2) {
    const received = zones.length === 0 ? "none" : `only ${zones.join(", ")}`;
    throw new Error(`network: received data subnets in ${received}; accepted: data subnets in at least two zones`);
  }
  return Array.from({ length: count }, (_, index) => zones[index % zones.length]!);
}

function checkedClients(clients: Record<string, SecurityGroupHandle>) {
  for (const client of Object.keys(clients)) {
    if (!/^[a-z][a-z0-9-]*$/.test(client) || client === "tenants") {
      throw new Error(`clients: received "${client}"; accepted: lower-case letters, digits and "-"; not "tenants"`);
    }
  }
  return clients;
}

function checkedFamily(engine: EngineName, version: string): string {
  const family = engines[engine].family(version);
  if (family !== undefined) return family;
  const example = engines[engine].version;
  throw new Error(`engineVersion: received "${version}"; accepted: a version of Aurora ${engine} such as "${example}"`);
}

// The tenants' job appends "-tenants" to it, and Lambda takes 64 characters; RDS takes 63.
const LONGEST_IDENTIFIER = 56;

function checkedIdentifier(identifier: string): string {
  if (/^[a-z](?:-?[a-z0-9])*$/.test(identifier) && identifier.length <= LONGEST_IDENTIFIER) return identifier;
  throw new Error(
    `name: received "${identifier}" with organisation and environment; ` +
      `accepted: up to ${LONGEST_IDENTIFIER} lower-case letters, digits and single "-"`,
  );
}

function checkedClass(instanceClass: string): string {
  if (/^db\.[a-z0-9]+\.[a-z0-9]+$/.test(instanceClass)) return instanceClass;
  throw new Error(`instanceClass: received "${instanceClass}"; accepted: a class such as db.r7g.large`);
}

function checkedDatabaseName(name: string | undefined): string | undefined {
  if (name === undefined || /^[a-z][a-z0-9_]{0,62}$/.test(name)) return name;
  throw new Error(`databaseName: received "${name}"; accepted: up to 63 of a-z, 0-9 and "_", a letter first`);
}
