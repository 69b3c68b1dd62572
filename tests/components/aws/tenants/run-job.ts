import type { EngineUnderTest } from "./engine-under-test";
import { reconcile, type Connect, type Outcome, type Session, type TenantSecrets, type Wanted } from "./job";
import type { Vault } from "./vault";

export interface RunOptions {
  /** Changes or leaves out (undefined) what the job sends. */
  tamper?: (sql: string) => string | undefined;
  /** How many statements and writes to the vault succeed before the job dies; nothing works after that. */
  diesAfter?: number;
  connectionsPerTenant?: number;
}

/** One run of the job against the server, by the same modules that Lambda runs. */
export async function runJob(
  engine: EngineUnderTest,
  vault: Vault,
  tenants: Wanted["tenants"],
  options: RunOptions = {},
): Promise<Outcome> {
  const life = new Life(options.diesAfter ?? Infinity);
  const connect: Connect = async ({ host, database }) => {
    const settings = engine.administrator;
    const session = await engine.connect({
      ...settings,
      host: host ?? settings.host,
      database: database ?? settings.database,
    });
    return watched(session, life, options.tamper);
  };
  const admin = await connect({});
  try {
    const server = engine.tenantServer(admin, connect, {
      instances: [engine.administrator.host],
      connectionsPerTenant: options.connectionsPerTenant ?? 20,
    });
    return await reconcile(server, watchedSecrets(vault, life), {
      tenants,
      rotateAfterDays: 30,
      now: vault.now,
      server: { engine: "test", host: engine.administrator.host, port: engine.administrator.port },
    });
  } finally {
    await admin.close();
  }
}

/** What a job that is killed says in these tests. */
export const DIED = "the job died";

class Life {
  constructor(private left: number) {}

  spend(): void {
    if (this.left <= 0) throw new Error(DIED);
    this.left -= 1;
  }
}

function watched(session: Session, life: Life, tamper: RunOptions["tamper"] = (sql) => sql): Session {
  return {
    async run(sql, values) {
      life.spend();
      const sent = tamper(sql);
      return sent === undefined ? [] : session.run(sent, values);
    },
    close: () => session.close(),
  };
}

function watchedSecrets(vault: Vault, life: Life): TenantSecrets {
  return {
    read: (slug) => vault.read(slug),
    async write(slug, credentials) {
      life.spend();
      await vault.write(slug, credentials);
    },
  };
}
