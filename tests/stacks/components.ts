import { Alerts, type AlertsArgs } from "../../components/aws/alerts";
import { AllowedRanges, type AllowedRangesArgs } from "../../components/aws/allowed-ranges";
import { BackupVault, type BackupVaultArgs } from "../../components/aws/backup-vault";
import { Bastion, type BastionArgs } from "../../components/aws/bastion";
import { Database, type DatabaseArgs } from "../../components/aws/database";
import { FileStore, type FileStoreArgs } from "../../components/aws/file-store";
import { Guardrails, type GuardrailsArgs } from "../../components/aws/guardrails";
import { IncidentResponse, type IncidentResponseArgs } from "../../components/aws/incident-response";
import { Keyring, type KeyringArgs } from "../../components/aws/keyring";
import { LogStore, type LogStoreArgs } from "../../components/aws/log-store";
import { Network, type NetworkArgs } from "../../components/aws/network";
import { Observability, type ObservabilityArgs } from "../../components/aws/observability";
import { WebTier, type WebTierArgs } from "../../components/aws/web-tier";
import { environment } from "../support/graph-of";

/** Each component's optional arguments: what a caller may weaken. */
export interface Optional {
  Alerts: Partial<AlertsArgs>;
  AllowedRanges: Partial<AllowedRangesArgs>;
  BackupVault: Partial<BackupVaultArgs>;
  Bastion: Partial<BastionArgs>;
  Database: Partial<DatabaseArgs>;
  FileStore: Partial<FileStoreArgs>;
  Guardrails: Partial<GuardrailsArgs>;
  IncidentResponse: Partial<IncidentResponseArgs>;
  Keyring: Partial<KeyringArgs>;
  LogStore: Partial<LogStoreArgs>;
  Network: Partial<NetworkArgs>;
  Observability: Partial<ObservabilityArgs>;
  WebTier: Partial<WebTierArgs>;
}
export type ComponentName = keyof Optional;

const person = {
  name: "ines-moreau",
  publicKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFND3C03vyheqs/hbVeaxi9DWKO9mYnVkT2X6V7Kz52j ines"],
  role: "engineer",
  reason: "looks after the platform",
  grantedBy: "tom-okafor",
  expires: "2031-12-31",
};
const needed = { environment };
const keys = (args: Partial<KeyringArgs> = {}) => new Keyring("keys", { ...needed, ...args }).keys;
type Keys = ReturnType<typeof keys>;
const logs = (args: Partial<LogStoreArgs> = {}) => new LogStore("logs", { ...needed, ...args });
const network = (key: Keys, args: Partial<NetworkArgs> = {}) =>
  new Network("network", { ...needed, key: key.moderate, ...args });
const alerts = (key: Keys, args: Partial<AlertsArgs> = {}) =>
  new Alerts("alerts", {
    ...needed,
    key: key.moderate,
    destinations: { emails: ["on-call@lamplight.example"] },
    ...args,
  });
const ranges = (args: Partial<AllowedRangesArgs> = {}) =>
  new AllowedRanges("ranges", { ...needed, ranges: [{ name: "office", cidr: "81.2.69.142/32" }], ...args });
const database = (key: Keys, args: Partial<DatabaseArgs> = {}) =>
  new Database("database", {
    ...needed,
    network: network(key),
    key: key.high,
    engine: "postgresql",
    clients: {},
    ...args,
  });

/** Every component with its required arguments and, of the other components, whatever hands it what it needs. */
export const make: { readonly [Name in ComponentName]: (args?: Optional[Name]) => unknown } = {
  Keyring: (args) => keys(args),
  LogStore: (args) => logs(args),
  Network: (args) => network(keys(), args),
  Alerts: (args) => alerts(keys(), args),
  AllowedRanges: (args) => ranges(args),
  Database: (args) => database(keys(), args),
  Bastion: (args) => {
    const key = keys();
    const allowedRanges = ranges();
    return new Bastion("bastion", {
      ...needed,
      network: network(key),
      key: key.high,
      operators: [person],
      allowedRanges,
      ...args,
    });
  },
  WebTier: (args) => {
    const key = keys();
    const domain = { name: "app.lamplight.example", hostedZoneId: "Z0LAMPLIGHT0EXAMPLE" };
    return new WebTier("web", {
      ...needed,
      network: network(key),
      key: key.high,
      accessLogs: logs(),
      domain,
      ...args,
    });
  },
  FileStore: (args) => new FileStore("files", { ...needed, key: keys().high, accessLogs: logs(), ...args }),
  BackupVault: (args) => {
    const key = keys();
    const files = new FileStore("files", { ...needed, key: key.high, accessLogs: logs() });
    return new BackupVault("backups", {
      ...needed,
      key: key.critical,
      alerts: alerts(key),
      protect: { files: [files] },
      ...args,
    });
  },
  Guardrails: (args) => {
    const key = keys();
    return new Guardrails("guardrails", {
      ...needed,
      key: key.moderate,
      alerts: alerts(key),
      accessLogs: logs(),
      ...args,
    });
  },
  IncidentResponse: (args) => {
    const key = keys();
    return new IncidentResponse("incidents", { ...needed, network: network(key), key: key.high, ...args });
  },
  Observability: (args) => {
    const key = keys();
    return new Observability("observability", {
      ...needed,
      key: key.moderate,
      alerts: alerts(key),
      watch: {
        database: database(key),
        loadBalancer: {
          arnSuffix: "app/lamplight-production-web/0123456789abcdef",
          targetGroupArnSuffix: "targetgroup/lamplight-production-web/0123456789abcdef",
        },
      },
      ...args,
    });
  },
};
