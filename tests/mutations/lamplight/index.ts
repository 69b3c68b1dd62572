import type { Mutation } from "../mutation";
import * as data from "./data";
import * as hosts from "./hosts";
import * as network from "./network";
import * as operations from "./operations";
import { outsiders } from "./outsiders";
import { subtle } from "./subtle";

const mutations: Readonly<Record<string, readonly Mutation[]>> = {
  "lamp-region": network.region,
  "lamp-services-off": hosts.servicesOff,
  "lamp-ssh": hosts.ssh,
  "lamp-isolated": network.isolated,
  "lamp-console-mfa": operations.consoleMfa,
  "lamp-firewalls": network.firewalls,
  "lamp-tls": operations.tls,
  "lamp-db-encrypted": data.dbEncrypted,
  "lamp-files-encrypted": data.filesEncrypted,
  "lamp-vpc": network.vpc,
  "lamp-snapshots-28": data.snapshots,
  "lamp-autoscaling": hosts.autoscaling,
  "lamp-alb": operations.alb,
  "lamp-hot-spare": data.hotSpare,
  "lamp-monitoring": operations.monitoring,
  "lamp-login-delay": hosts.loginDelay,
  "lamp-tenant-databases": data.tenantDatabases,
  "lamp-incident": operations.incident,
};

/** For each promise the ways in which it is broken. */
export const lamplightMutations: typeof mutations = Object.fromEntries(
  Object.entries(mutations).map(([promise, ways]) => [
    promise,
    [...ways, ...(outsiders[promise] ?? []), ...(subtle[promise] ?? [])],
  ]),
);
