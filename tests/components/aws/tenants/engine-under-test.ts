import type { Connect, ConnectionSettings, Row, ServerSettings, Session, TenantServer } from "./job";

/** A running server and how the scenarios look at it. `run` statements of theirs are in the engine's own dialect. */
export interface EngineUnderTest {
  connect: (settings: ConnectionSettings) => Promise<Session>;
  tenantServer: (admin: Session, connect: Connect, settings: ServerSettings) => TenantServer;
  /** The administrator's connection settings; not a superuser, as in RDS. */
  administrator: ConnectionSettings;
  /** With all rights, to look and to break things. */
  superuser: ConnectionSettings;
  /** Everything the job may have changed, for comparison: accounts, privileges, databases; not passwords. */
  state(superuser: Session): Promise<Row[]>;
  /** Takes away every tenant and every trace of the job. */
  reset(superuser: Session): Promise<void>;
  /** The clause of CREATE USER and ALTER USER that sets a password. */
  password(text: string): string;
  /** A table's name as a tenant of another database would have to write it. */
  tableIn(database: string): string;
  /** Statements that a tenant must not get away with, by what they would do. */
  attacks(other: string): Record<string, string>;
  /** The server's own log of statements. */
  statementLog(superuser: Session): Promise<string>;
  stop(): Promise<void>;
}
