import type { Mutation } from "../../mutation";
import * as backups from "./backups";
import * as monitoring from "./monitoring";

/** What keeps its looks and loses its use: for each promise. */
export const subtle: Readonly<Record<string, readonly Mutation[]>> = {
  "lamp-console-mfa": monitoring.consoleMfa,
  "lamp-monitoring": monitoring.monitoring,
  "lamp-snapshots-28": backups.snapshots,
  "lamp-incident": backups.incident,
};
