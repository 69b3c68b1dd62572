import type { Rule } from "../rule";
import databaseKeepsBackups from "./database-keeps-backups";

/** Backups are taken, kept, and can be restored. */
const backup: readonly Rule[] = [databaseKeepsBackups];
export default backup;
