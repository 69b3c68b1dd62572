import type { EngineUnderTest } from "./engine-under-test";
import { tenantName, type ConnectionSettings, type Outcome, type Session, type Wanted } from "./job";
import { runJob, type RunOptions } from "./run-job";
import { Vault } from "./vault";

/** What every scenario works with: one server for all, cleaned before each. */
export class Stage {
  vault = new Vault();
  private running?: EngineUnderTest;
  private readonly open: Session[] = [];

  constructor(private readonly starting: () => Promise<EngineUnderTest>) {}

  get engine(): EngineUnderTest {
    if (this.running === undefined) throw new Error("the server was not started");
    return this.running;
  }

  async start(): Promise<void> {
    this.running = await this.starting();
  }

  async clean(): Promise<void> {
    await Promise.all(this.open.splice(0).map((session) => session.close().catch(() => undefined)));
    await this.asSuperuser((session) => this.engine.reset(session));
    this.vault = new Vault();
  }

  async stop(): Promise<void> {
    await Promise.all(this.open.splice(0).map((session) => session.close().catch(() => undefined)));
    await this.running?.stop();
  }

  async asSuperuser<T>(use: (session: Session) => Promise<T>): Promise<T> {
    const session = await this.engine.connect(this.engine.superuser);
    try {
      return await use(session);
    } finally {
      await session.close();
    }
  }

  run(tenants: Wanted["tenants"], options?: RunOptions): Promise<Outcome> {
    return runJob(this.engine, this.vault, tenants, options);
  }

  state() {
    return this.asSuperuser((session) => this.engine.state(session));
  }

  /** Connects with a tenant's credentials from the vault; closed after the scenario. */
  async as(slug: string, changes: Partial<ConnectionSettings> = {}): Promise<Session> {
    const { host, port, username, password, dbname } = this.vault.of(slug);
    const { ca } = this.engine.administrator;
    const session = await this.engine.connect({
      host,
      port,
      ca,
      user: username,
      password,
      database: dbname,
      ...changes,
    });
    this.open.push(session);
    return session;
  }

  /** Leaves a note in a tenant's database, as its application would. */
  async write(slug: string, note: string): Promise<void> {
    const session = await this.as(slug);
    await session.run("CREATE TABLE IF NOT EXISTS notes (note VARCHAR(100))");
    await session.run(`INSERT INTO notes VALUES ('${note}')`);
  }

  async notes(slug: string): Promise<unknown[]> {
    return (await (await this.as(slug)).run("SELECT note FROM notes")).map(({ note }) => note);
  }

  /** What is left in a tenant's database, whether or not the tenant can get at it. */
  async notesAsSuperuser(slug: string): Promise<unknown[]> {
    const session = await this.engine.connect({ ...this.engine.superuser, database: tenantName(slug) });
    const rows = await session.run("SELECT note FROM notes");
    await session.close();
    return rows.map(({ note }) => note);
  }

  /** What the first tenant gets of the second's notes, by every way its engine has; undefined when it is refused. */
  async stolen(thief: string, victim: string): Promise<unknown[] | undefined> {
    const database = tenantName(victim);
    const table = this.engine.tableIn(database);
    const direct = async () => (await this.as(thief, { database })).run("SELECT 1 AS entered");
    const across = async () => (await this.as(thief)).run(`SELECT note FROM ${table}`);
    for (const attempt of table === "notes" ? [direct] : [direct, across]) {
      const rows = await attempt().catch(() => undefined);
      if (rows !== undefined) return rows;
    }
    return undefined;
  }
}
