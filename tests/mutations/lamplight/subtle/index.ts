import type { Mutation } from "../../mutation";
import * as backups from "./backups";
import * as hosts from "./hosts";
import * as monitoring from "./monitoring";

/** What keeps its looks and loses its use: for each promise. */
export const subtle: Readonly<Record<string, readonly Mutation[]>> = {
  "lamp-services-off": hosts.servicesOff,
  "lamp-ssh": hosts.ssh,
  "lamp-firewalls": hosts.firewalls,
  "lamp-login-delay": hosts.loginDelay,
  "lamp-console-mfa": monitoring.consoleMfa,
  "lamp-monitoring": monitoring.monitoring,
  "lamp-snapshots-28": backups.snapshots,
  "lamp-incident": backups.incident,
};
