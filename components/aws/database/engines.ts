import type { DatabaseHandle } from "../handles";

export type EngineName = DatabaseHandle["engine"];

/** One setting of a cluster parameter group. */
export interface Parameter {
  name: string;
  value: string;
  /** Static parameters wait for a restart; a new cluster starts with them. @default immediate */
  applyMethod?: "immediate" | "pending-reboot";
}

interface EngineFacts {
  /** What RDS calls it. */
  engine: "aurora-postgresql" | "aurora-mysql";
  port: number;
  /**
   * The major version. Minor versions are Aurora's to apply in the maintenance window; naming one here would have the
   * next update try to go back to it.
   */
  version: string;
  /** The parameter group family of a version; undefined where the version is not one of this engine. */
  family: (version: string) => string | undefined;
  logs: string[];
  parameters: Parameter[];
}

/**
 * Statements are not logged beyond what the audit needs: they would carry customers' data into the logs.
 *
 * PostgreSQL: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.html.
 * MySQL: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Security.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html.
 */
export const engines: Record<EngineName, EngineFacts> = {
  postgresql: {
    engine: "aurora-postgresql",
    port: 5432,
    version: "17",
    family: (version) => familyOf("aurora-postgresql", /^\d{2}(?=\.|$)/.exec(version)),
    logs: ["postgresql", "iam-db-auth-error"],
    parameters: [
      { name: "rds.force_ssl", value: "1" },
      { name: "ssl_min_protocol_version", value: "TLSv1.2" },
      { name: "password_encryption", value: "scram-sha-256" },
      { name: "rds.accepted_password_auth_method", value: "scram" },
      { name: "shared_preload_libraries", value: "pg_stat_statements,pgaudit", applyMethod: "pending-reboot" },
      { name: "pgaudit.log", value: "ddl,role" },
      { name: "log_connections", value: "1" },
      { name: "log_disconnections", value: "1" },
    ],
  },
  mysql: {
    engine: "aurora-mysql",
    port: 3306,
    version: "8.0",
    family: (version) => familyOf("aurora-mysql", /^\d\.\d(?=\.|$)/.exec(version)),
    logs: ["audit", "error", "iam-db-auth-error"],
    parameters: [
      { name: "require_secure_transport", value: "ON" },
      { name: "tls_version", value: "TLSv1.2,TLSv1.3", applyMethod: "pending-reboot" },
      { name: "server_audit_logging", value: "1" },
      { name: "server_audit_events", value: "CONNECT,QUERY_DCL,QUERY_DDL" },
    ],
  },
};

function familyOf(engine: string, major: RegExpExecArray | null): string | undefined {
  return major === null ? undefined : engine + major[0];
}
