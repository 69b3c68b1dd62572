export type Row = Record<string, unknown>;

/** One connection to a server, as the administrator. */
export interface Session {
  /** Runs one statement. Values take the place of the engine's own placeholders (`$1`, `?`). */
  run(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export interface Target {
  /** An instance's own address. @default the cluster's writer */
  host?: string;
  /** @default the administrator's database, or none */
  database?: string;
}

export type Connect = (target: Target) => Promise<Session>;

/** Everything that a connection needs; the certificate is always verified, name included. */
export interface ConnectionSettings {
  host: string;
  port: number;
  user: string;
  password: string;
  /** PEM of the authorities that may have signed the server's certificate; no other is trusted. */
  ca: string;
  database?: string;
}

/** Opens a session, hands it over, and closes it whatever happens. */
export async function within<T>(opening: Promise<Session>, use: (session: Session) => Promise<T>): Promise<T> {
  const session = await opening;
  try {
    return await use(session);
  } finally {
    await session.close();
  }
}

/** What a server does for tenants; one implementation an engine. Every step can be repeated after any interruption. */
export interface TenantServer {
  /** Makes the record of tenants, and closes to tenants what everybody may enter by default. */
  prepare(): Promise<void>;
  /** Every tenant that was ever made here, the removed ones included. */
  recorded(): Promise<RecordedTenant[]>;
  /** Makes what is missing of a tenant's database and user, sets its password and lets it in. */
  provision(slug: string, password: string): Promise<void>;
  /** Locks tenants out and ends their sessions on every instance. Their data stays. */
  revoke(slugs: readonly string[]): Promise<void>;
  /** What tenants can reach beyond their own database, one line each; empty when they are isolated. */
  breaches(): Promise<string[]>;
}

export interface RecordedTenant {
  slug: string;
  /** False once removed. */
  active: boolean;
}

export interface ServerSettings {
  /** Addresses of the cluster's instances: a session on a reader is not seen by the writer. */
  instances: readonly string[];
  /** Connections that one tenant may hold at once, so that none starves the others. */
  connectionsPerTenant: number;
}
