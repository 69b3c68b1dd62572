import type { Mutation } from "../../mutation";
import * as backups from "./backups";
import * as hosts from "./hosts";
import * as incidents from "./incident";
import * as monitoring from "./monitoring";
import * as network from "./network";

/** What keeps its looks and loses its use: for each promise. */
export const subtle: Readonly<Record<string, readonly Mutation[]>> = {
  "lamp-region": network.region,
  "lamp-services-off": hosts.servicesOff,
  "lamp-ssh": [...hosts.ssh, ...network.machines],
  "lamp-isolated": network.isolated,
  "lamp-console-mfa": monitoring.consoleMfa,
  "lamp-firewalls": [...hosts.firewalls, ...network.firewalls],
  "lamp-tls": network.tls,
  "lamp-files-encrypted": network.filesEncrypted,
  "lamp-snapshots-28": backups.snapshots,
  "lamp-autoscaling": network.autoscaling,
  "lamp-monitoring": [...monitoring.monitoring, ...incidents.monitoring],
  "lamp-login-delay": hosts.loginDelay,
  "lamp-tenant-databases": network.tenantDatabases,
  "lamp-incident": [...backups.incident, ...incidents.incident],
};
