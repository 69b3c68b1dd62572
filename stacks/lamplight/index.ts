/**
 * Lamplight: a web application for many customers on AWS in London. One program serves production, staging and
 * development; what differs is configuration.
 */
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Alerts } from "../../components/aws/alerts";
import { AllowedRanges } from "../../components/aws/allowed-ranges";
import { BackupVault } from "../../components/aws/backup-vault";
import { Bastion } from "../../components/aws/bastion";
import { Database } from "../../components/aws/database";
import { FileStore } from "../../components/aws/file-store";
import { Guardrails } from "../../components/aws/guardrails";
import { IncidentResponse } from "../../components/aws/incident-response";
import { Keyring } from "../../components/aws/keyring";
import { LogStore } from "../../components/aws/log-store";
import { Network } from "../../components/aws/network";
import { Observability } from "../../components/aws/observability";
import { WebTier } from "../../components/aws/web-tier";
import type { Environment } from "../../components/model/environment";
import { retentions } from "../../components/model/retention";
import { AccessRegister } from "../support/access-register";
import { Claims } from "../support/claims";
import { inKeys, misconfigured } from "../support/config";
import { accessOf } from "./access";
import { applicationRights } from "./application-rights";
import { lamplightPromises } from "./claims";
import { lamplightConfig } from "./config";

const config = lamplightConfig();
const environment: Environment = {
  organisation: "lamplight",
  name: config.environment,
  owner: config.owner,
  accountId: config.accountId,
  region: config.region,
};

// What the components refuse is said by the key that holds it, before anything is declared.
if (config.webMaximum <= config.webMinimum) {
  throw misconfigured(
    "webMaximum",
    `received ${config.webMaximum}; accepted: more than webMinimum, ${config.webMinimum}`,
  );
}
const operators = accessOf(config);

new Claims("claims", lamplightPromises);
new AccessRegister("access", config.operators);

// The provider is pinned: with another account's credentials it refuses to start.
const provider = new aws.Provider("aws", { region: config.region, allowedAccountIds: [config.accountId] });
const here: pulumi.ComponentResourceOptions = { providers: [provider] };
// Where production keeps data, Pulumi too refuses to delete it.
const kept: pulumi.ComponentResourceOptions = { ...here, protect: environment.name === "production" };

const { keys } = new Keyring("keys", { environment, classes: ["critical", "high", "moderate"] }, kept);
const accessLogs = new LogStore("access-logs", { environment }, kept);
const afterLogs: pulumi.ComponentResourceOptions = { ...here, dependsOn: [accessLogs] };

const alerts = inKeys(
  { destinations: "alertEmails" },
  () => new Alerts("alerts", { environment, key: keys.moderate, destinations: { emails: config.alertEmails } }, here),
);
const guardrails = new Guardrails(
  "guardrails",
  {
    environment,
    key: keys.moderate,
    alerts,
    accessLogs,
    central: config.central,
    configRole: config.configRole,
  },
  afterLogs,
);

const network = inKeys(
  { zones: "zones", ipv4Block: "ipv4Block" },
  () =>
    new Network(
      "network",
      { environment, key: keys.moderate, ipv4Block: config.ipv4Block, zones: config.zones, nat: config.nat },
      here,
    ),
);
const allowedRanges = inKeys(
  { ranges: "allowedRanges" },
  () => new AllowedRanges("operators", { environment, ranges: config.allowedRanges }, here),
);

const bastion = inKeys(
  { allowedRanges: "allowedRanges", sshPort: "sshPort" },
  () =>
    new Bastion(
      "bastion",
      {
        environment,
        network,
        key: keys.high,
        operators,
        allowedRanges: config.bastionMode === "ssh" ? allowedRanges : undefined,
        mode: config.bastionMode,
        sshPort: config.sshPort,
      },
      here,
    ),
);

const databasePort = config.databaseEngine === "mysql" ? 3306 : 5432;
const web = inKeys(
  { domain: "domain", application: "application", instanceType: "webInstanceType", administrators: "administrators" },
  () =>
    new WebTier(
      "web",
      {
        environment,
        network,
        key: keys.high,
        accessLogs,
        domain: config.domain,
        application: config.application,
        operators,
        administrators: config.administrators,
        administration: bastion.administration,
        instanceType: config.webInstanceType,
        capacity: { minimum: config.webMinimum, maximum: config.webMaximum },
        connectTo: [{ to: network.subnetsOf("data").map(({ ipv4Block }) => ipv4Block), ports: [databasePort] }],
        largeBodies: true,
      },
      afterLogs,
    ),
);

const database = inKeys(
  {
    tenants: "tenants",
    instanceClass: "databaseInstanceClass",
    backupDays: "backupDays",
    engineVersion: "databaseEngineVersion",
    restoreFrom: "databaseRestoreFrom",
  },
  () =>
    new Database(
      "database",
      {
        environment,
        network,
        key: keys.high,
        engine: config.databaseEngine,
        clients: { web },
        tenants: config.tenants,
        alerts,
        backupDays: config.backupDays,
        instanceClass: config.databaseInstanceClass,
        engineVersion: config.databaseEngineVersion,
        restoreFrom: config.databaseRestoreFrom,
      },
      kept,
    ),
);

const files = new FileStore("files", { environment, key: keys.high, accessLogs }, { ...kept, dependsOn: [accessLogs] });
applicationRights({ environment, web, database, files, key: keys.high }, { provider });

const backups = new BackupVault(
  "backups",
  {
    environment,
    key: keys.critical,
    alerts,
    protect: {
      database: { database, key: keys.high, subnetGroupName: database.subnetGroupName },
      files: [files],
    },
    retentionDays: Math.max(config.backupDays, retentions.backups.least),
  },
  kept,
);

const incidents = new IncidentResponse("incidents", { environment, network, key: keys.high, alerts }, here);

new Observability(
  "observability",
  {
    environment,
    key: keys.moderate,
    alerts,
    watch: {
      loadBalancer: web.loadBalancer,
      database,
      hosts: { web, bastion },
      trailLogGroupName: guardrails.trailLogGroupName,
    },
  },
  here,
);

/** What an operator needs next. */
export const outputs = {
  url: web.url,
  bastionAddress: bastion.address,
  bastionPort: bastion.sshPort,
  ...(bastion.sessionDocumentName ? { sessionDocument: bastion.sessionDocumentName } : {}),
  databaseWriter: database.writerEndpoint,
  databaseReader: database.readerEndpoint,
  databaseAdministratorSecret: database.administratorSecretArn,
  tenantSecrets: database.tenantSecrets,
  filesBucket: files.bucketName,
  backupVault: backups.vaultName,
  incidentCommand: incidents.command,
};
