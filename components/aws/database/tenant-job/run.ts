import { readFileSync } from "node:fs";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { reconcile, type Outcome, type Wanted } from "./reconcile";
import { administrator, secretsManagerTenants } from "./secrets";
import type { Connect, ConnectionSettings, ServerSettings, Session, TenantServer } from "./session";

/** What differs between PostgreSQL and MySQL. */
export interface Engine {
  /** As it is called in the secrets, the way AWS's rotation functions call it. */
  name: "postgres" | "mysql";
  connect: (settings: ConnectionSettings) => Promise<Session>;
  tenantServer: (admin: Session, connect: Connect, settings: ServerSettings) => TenantServer;
}

/** The event: a list makes that list true; `maintain` rotates old passwords and proves the isolation again. */
export type JobEvent = { tenants: string[] } | { task: "maintain" };

interface JobSettings extends ServerSettings {
  writer: string;
  port: number;
  administratorSecret: string;
  secretPrefix: string;
  ca: string;
  rotateAfterDays: number;
}

/** One run of the job in Lambda. */
export async function run(engine: Engine, event: unknown, environment = process.env): Promise<Outcome> {
  const tenants = wantedTenants(event);
  const settings = jobSettings(environment);
  const client = new SecretsManagerClient({});
  const { username, password } = await administrator(client, settings.administratorSecret);
  const connect: Connect = ({ host = settings.writer, database }) =>
    engine.connect({ host, database, port: settings.port, user: username, password, ca: settings.ca });
  const admin = await connect({});
  try {
    const outcome = await reconcile(
      engine.tenantServer(admin, connect, settings),
      secretsManagerTenants(client, settings.secretPrefix),
      {
        tenants,
        rotateAfterDays: settings.rotateAfterDays,
        now: new Date(),
        server: { engine: engine.name, host: settings.writer, port: settings.port },
      },
    );
    console.info(JSON.stringify(outcome));
    return outcome;
  } finally {
    await admin.close();
  }
}

/** Reads the event strictly: an event that is not understood must not be taken for an empty list. */
export function wantedTenants(event: unknown): Wanted["tenants"] {
  if (typeof event === "object" && event !== null) {
    if ("tenants" in event && Array.isArray(event.tenants)) return event.tenants as string[];
    if ("task" in event && event.task === "maintain") return "recorded";
  }
  throw new Error(`event: received ${JSON.stringify(event)}; accepted: {"tenants": [slug, …]} or {"task": "maintain"}`);
}

/** Reads the function's environment variables. */
export function jobSettings(environment: Record<string, string | undefined>): JobSettings {
  const required = (key: string): string => {
    const value = environment[key];
    if (value === undefined || value === "")
      throw new Error(`${key}: received nothing; accepted: what the function's configuration says`);
    return value;
  };
  return {
    writer: required("WRITER"),
    instances: required("INSTANCES").split(","),
    port: Number(required("PORT")),
    administratorSecret: required("ADMINISTRATOR_SECRET"),
    secretPrefix: required("SECRET_PREFIX"),
    ca: readFileSync(required("CA_FILE"), "utf8"),
    rotateAfterDays: Number(required("ROTATE_AFTER_DAYS")),
    connectionsPerTenant: Number(required("CONNECTIONS_PER_TENANT")),
  };
}
