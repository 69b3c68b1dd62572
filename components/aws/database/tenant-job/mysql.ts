import { isIP } from "node:net";
import { createConnection } from "mysql2/promise";
import { checkedSlug, tenantName } from "./names";
import * as sql from "./mysql-sql";
import { nativeHash } from "./passwords";
import { within, type Connect, type ConnectionSettings, type Row, type ServerSettings } from "./session";
import type { RecordedTenant, Session, TenantServer } from "./session";

/** A verified TLS connection to MySQL or MariaDB. */
export async function connect(settings: ConnectionSettings): Promise<Session> {
  const { ca, ...rest } = settings;
  // The driver would look for "localhost" in the certificate of a server that it knows by an address only.
  if (isIP(rest.host) !== 0) throw new Error(`host: received ${rest.host}; accepted: a name, as certificates have`);
  const connection = await createConnection({
    ...rest,
    ssl: { ca, rejectUnauthorized: true, verifyIdentity: true, minVersion: "TLSv1.2" },
    connectTimeout: 10_000,
  });
  connection.on("error", () => undefined);
  return {
    async run(text, values) {
      const [rows] = await connection.query(text, values === undefined ? [] : [...values]).catch(withoutStatement);
      return Array.isArray(rows) ? (rows as Row[]) : [];
    },
    close: () => connection.end(),
  };
}

// The driver hangs the statement on its errors, and with it a password's hash; Lambda would log it.
function withoutStatement(error: unknown): never {
  const { message, code } = error as { message: string; code?: string };
  throw Object.assign(new Error(message), { code });
}

/** Tenants on a MySQL server: one database and one user each, recorded in a table. */
export function tenantServer(admin: Session, connectTo: Connect, settings: ServerSettings): TenantServer {
  const userExists = async (slug: string) => (await admin.run(sql.userExists, [tenantName(slug)])).length > 0;

  return {
    async prepare() {
      for (const statement of sql.createRegistry) await admin.run(statement);
    },

    recorded: () => recordedTenants(admin),

    async provision(slug, password) {
      const hash = nativeHash(password);
      await recordTenant(slug);
      await admin.run(sql.createDatabase(slug));
      await admin.run(sql.createUser(slug, hash));
      await admin.run(sql.grant(slug));
      await admin.run(sql.letIn(slug, hash, settings.connectionsPerTenant));
    },

    async revoke(slugs) {
      for (const slug of slugs) {
        await admin.run(sql.record, [slug, false]);
        if (!(await userExists(slug))) continue;
        for (const statement of sql.lockOut(slug)) await admin.run(statement);
      }
      for (const host of settings.instances) {
        await within(connectTo({ host }), (instance) => endSessions(instance, slugs.map(tenantName)));
      }
    },

    async breaches() {
      const found: string[] = [];
      for (const { slug } of await recordedTenants(admin)) {
        if (!(await userExists(slug))) continue;
        const grants = (await admin.run(sql.showGrants(slug))).map((row) => String(Object.values(row)[0]));
        found.push(...grants.flatMap((line) => sql.breach(slug, line) ?? []));
      }
      return found;
    },
  };

  async function recordTenant(slug: string): Promise<void> {
    const known = (await recordedTenants(admin)).some((tenant) => tenant.slug === slug);
    if (!known && (await userExists(slug))) {
      throw new Error(`${tenantName(slug)}: a user that this job did not make; rename it`);
    }
    await admin.run(sql.record, [slug, true]);
  }
}

async function recordedTenants(admin: Session): Promise<RecordedTenant[]> {
  const rows = await admin.run(sql.recorded);
  return rows.map(({ slug, active }) => ({ slug: checkedSlug(slug), active: Number(active) === 1 }));
}

async function endSessions(instance: Session, users: readonly string[]): Promise<void> {
  for (const { id } of await instance.run(sql.sessions, [users])) {
    await instance.run(sql.endSession(id)).catch((error: { code?: string }) => {
      // It ended by itself in the meantime.
      if (error.code !== "ER_NO_SUCH_THREAD") throw error;
    });
  }
}
