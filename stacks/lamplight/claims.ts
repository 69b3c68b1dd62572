import type { ClaimedPromises } from "../support/claims";

/** What Lamplight promises in public, with the figures that it names. */
export const lamplightPromises: ClaimedPromises = {
  "lamp-region": { regions: ["eu-west-2"] },
  "lamp-services-off": {},
  "lamp-ssh": {},
  "lamp-isolated": {},
  "lamp-console-mfa": {},
  "lamp-firewalls": {},
  "lamp-tls": {},
  "lamp-db-encrypted": {},
  "lamp-files-encrypted": {},
  "lamp-vpc": {},
  "lamp-snapshots-28": { days: 28 },
  "lamp-autoscaling": {},
  "lamp-alb": {},
  "lamp-hot-spare": {},
  "lamp-monitoring": { milliseconds: 300 },
  "lamp-login-delay": {},
  "lamp-tenant-databases": {},
  "lamp-incident": {},
};
