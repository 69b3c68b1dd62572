import { Client } from "pg";
import { slugOf, tenantName } from "./names";
import { scramVerifier } from "./passwords";
import * as sql from "./postgresql-sql";
import { within, type Connect, type ConnectionSettings, type Row, type ServerSettings } from "./session";
import type { RecordedTenant, Session, TenantServer } from "./session";

/** A verified TLS connection to PostgreSQL. */
export async function connect(settings: ConnectionSettings): Promise<Session> {
  const { ca, database = "postgres", ...rest } = settings;
  const client = new Client({
    ...rest,
    database,
    ssl: { ca, rejectUnauthorized: true, minVersion: "TLSv1.2" },
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
  });
  // A connection that breaks also fails the statement that is under way; without a listener it would end the process.
  client.on("error", () => undefined);
  await client.connect();
  return {
    run: async (text, values) => (await client.query<Row>(text, values === undefined ? undefined : [...values])).rows,
    close: () => client.end(),
  };
}

/** Tenants on a PostgreSQL server: one database and one role each, the roles recorded as members of a group. */
export function tenantServer(admin: Session, connectTo: Connect, settings: ServerSettings): TenantServer {
  const exists = async (query: string, name: string) => (await admin.run(query, [name])).length > 0;

  return {
    async prepare() {
      if (!(await exists(sql.roleExists, sql.REGISTRY))) await admin.run(sql.createRegistry);
      for (const { name } of await admin.run(sql.openDatabases)) await admin.run(sql.closeToPublic(String(name)));
    },

    recorded: () => recordedTenants(admin),

    async provision(slug, password) {
      await makeRole(slug);
      if (!(await exists(sql.databaseExists, tenantName(slug)))) await admin.run(sql.createDatabase(slug));
      for (const statement of sql.openToTenant(slug)) await admin.run(statement);
      await within(connectTo({ database: tenantName(slug) }), async (inside) => {
        for (const statement of sql.schemaOf(slug)) await inside.run(statement);
      });
      await admin.run(sql.letIn(slug, scramVerifier(password), settings.connectionsPerTenant));
    },

    async revoke(slugs) {
      for (const slug of slugs) {
        await admin.run(sql.lockOut(slug));
        if (await exists(sql.databaseExists, tenantName(slug))) await admin.run(sql.closeToTenant(slug));
      }
      for (const host of settings.instances) {
        await within(connectTo({ host }), (instance) => instance.run(sql.endSessions, [slugs.map(tenantName)]));
      }
    },

    breaches: async () => (await admin.run(sql.breaches)).map(({ breach }) => String(breach)),
  };

  async function makeRole(slug: string): Promise<void> {
    if ((await recordedTenants(admin)).some((tenant) => tenant.slug === slug)) return;
    const name = tenantName(slug);
    if (await exists(sql.roleExists, name)) throw new Error(`${name}: a role that this job did not make; rename it`);
    await admin.run(sql.createRole(slug));
  }
}

async function recordedTenants(admin: Session): Promise<RecordedTenant[]> {
  return (await admin.run(sql.members)).flatMap(({ name, active }) => {
    const slug = slugOf(String(name));
    return slug === undefined ? [] : [{ slug, active: active === true }];
  });
}
