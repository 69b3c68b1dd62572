import { rootCertificates } from "node:tls";
import type { EngineUnderTest } from "./engine-under-test";
import { tenantName } from "./job";
import { DIED } from "./run-job";
import { Stage } from "./scenarios";

/** The scenarios that hold on every engine. Returns the stage, for further ones of the engine's own. */
export function behavesLikeATenantServer(start: () => Promise<EngineUnderTest>): Stage {
  const stage = new Stage(start);
  beforeAll(() => stage.start(), 120_000);
  beforeEach(() => stage.clean());
  afterAll(() => stage.stop(), 60_000);

  // For those that start over after every step, on a busy machine.
  jest.setTimeout(180_000);

  describe("provisioning", () => {
    it("gives each tenant a database that its credentials open", async () => {
      const outcome = await stage.run(["acme", "globex"]);
      expect(outcome).toEqual({ provisioned: ["acme", "globex"], newPasswords: ["acme", "globex"], revoked: [] });
      await stage.write("acme", "of acme");
      await stage.write("globex", "of globex");
      expect(await stage.notes("acme")).toEqual(["of acme"]);
      expect(await stage.notes("globex")).toEqual(["of globex"]);
    });

    it("keeps what applications need to connect in the vault, each password its own", async () => {
      await stage.run(["acme", "globex"]);
      const { host, port } = stage.engine.administrator;
      const acme = stage.vault.of("acme");
      expect(acme).toMatchObject({ engine: "test", host, port, dbname: "tenant_acme", username: "tenant_acme" });
      expect(acme.password.length).toBeGreaterThanOrEqual(32);
      expect(acme.password).not.toBe(stage.vault.of("globex").password);
    });

    it("changes nothing when it is run again", async () => {
      await stage.run(["acme", "globex"]);
      await stage.write("acme", "kept");
      const [state, password] = [await stage.state(), stage.vault.of("acme").password];
      expect(await stage.run(["globex", "acme"])).toMatchObject({ newPasswords: [], revoked: [] });
      expect(await stage.state()).toEqual(state);
      expect(stage.vault.of("acme").password).toBe(password);
      expect(await stage.notes("acme")).toEqual(["kept"]);
    });

    it("completes the first run when it died after any of its steps", async () => {
      await stage.run(["acme"]);
      const whole = await stage.state();
      const afterDeath = async () => {
        await stage.run(["acme"]);
        expect(await stage.state()).toEqual(whole);
        await stage.write("acme", "of acme");
        await stage.clean();
      };
      await stage.clean();
      expect(await dyingLater(["acme"], nothing, afterDeath)).toBeGreaterThan(7);
    });

    it("completes a later run, and lets nobody into a half-made tenant's database meanwhile", async () => {
      await stage.run(["acme", "globex"]);
      const whole = await stage.state();
      const startOver = async () => {
        await stage.clean();
        await stage.run(["acme"]);
      };
      const afterDeath = async () => {
        expect(await stage.stolen("acme", "globex")).toBeUndefined();
        await stage.run(["acme", "globex"]);
        expect(await stage.state()).toEqual(whole);
        expect(await stage.stolen("acme", "globex")).toBeUndefined();
      };
      expect(await dyingLater(["acme", "globex"], startOver, afterDeath)).toBeGreaterThan(12);
    });

    it("does not take over an account of the same name that it did not make", async () => {
      const { engine } = stage;
      const known = "it's known";
      await stage.asSuperuser((session) => session.run(`CREATE USER tenant_acme ${engine.password(known)}`));
      await expect(stage.run(["acme"])).rejects.toThrow(/^tenant_acme: a (role|user) that this job did not make/);
    });

    it("never shows the server a password, so that no log of statements has it", async () => {
      await stage.run(["acme"]);
      const log = await stage.asSuperuser((session) => stage.engine.statementLog(session));
      expect(log).toMatch(/ALTER (ROLE|USER).*tenant_acme/);
      expect(log).not.toContain(stage.vault.of("acme").password);
    });

    it("holds a tenant to its number of connections", async () => {
      await stage.run(["acme"], { connectionsPerTenant: 3 });
      for (let index = 0; index < 3; index += 1) await stage.as("acme");
      await expect(stage.as("acme")).rejects.toThrow(/connection/);
    });
  });

  describe("isolation", () => {
    beforeEach(async () => {
      await stage.run(["acme", "globex"]);
      await stage.write("acme", "of acme");
      await stage.write("globex", "of globex");
    });

    it("keeps each tenant's data from the other", async () => {
      expect(await stage.stolen("acme", "globex")).toBeUndefined();
      expect(await stage.stolen("globex", "acme")).toBeUndefined();
    });

    it("refuses whatever else a tenant may try", async () => {
      const before = await stage.state();
      const allowed: string[] = [];
      for (const [what, sql] of Object.entries(stage.engine.attacks(tenantName("globex")))) {
        const session = await stage.as("acme");
        await session.run(sql).then(
          () => allowed.push(what),
          () => undefined,
        );
      }
      expect(allowed).toEqual([]);
      expect(await stage.state()).toEqual(before);
      expect(await stage.notes("globex")).toEqual(["of globex"]);
    });

    it("trusts no other authority than the given one", async () => {
      await expect(stage.as("acme", { ca: rootCertificates[0] })).rejects.toThrow(/certificate/);
      await expect(stage.as("acme", { host: "127.0.0.1" })).rejects.toThrow(/altnames|^host: received 127/);
    });
  });

  describe("hostile names", () => {
    it.each([
      `acme"; DROP DATABASE "tenant_globex`,
      "acme`; DROP DATABASE tenant_globex; --",
      "acme'; DROP TABLE notes; --",
      "acme%",
      "%",
      "_",
      "Acme",
      "ácme",
      "аcme",
      "acme\u0000",
      "acme\n",
      "a.b",
      "*",
      "",
      "a".repeat(26),
    ])("refuses %j before it sends anything", async (slug) => {
      const before = await stage.asSuperuser((session) => stage.engine.statementLog(session));
      await expect(stage.run(["globex", slug])).rejects.toThrow(/^tenants: received .*; accepted: /);
      const after = await stage.asSuperuser((session) => stage.engine.statementLog(session));
      expect(after.slice(before.length)).not.toMatch(/CREATE (ROLE|USER|DATABASE)/);
    });

    it.each(["postgres", "mysql", "root", "rdsadmin", "public", "administrator", "select", "a".repeat(25), "a-b_c-9"])(
      "makes %s an ordinary tenant",
      async (slug) => {
        await stage.run([slug]);
        await stage.write(slug, "mine");
        expect(await stage.notes(slug)).toEqual(["mine"]);
      },
    );

    it("keeps apart names that a pattern would confuse", async () => {
      await stage.run(["a_b", "axb", "a-b"]);
      await stage.write("axb", "of axb");
      await stage.write("a-b", "of a-b");
      expect(await stage.stolen("a_b", "axb")).toBeUndefined();
      expect(await stage.stolen("a_b", "a-b")).toBeUndefined();
    });
  });

  describe("removal", () => {
    beforeEach(async () => {
      await stage.run(["acme", "globex"]);
      await stage.write("acme", "of acme");
    });

    it("ends access and sessions, and keeps the data", async () => {
      const session = await stage.as("acme");
      expect(await stage.run(["globex"])).toMatchObject({ provisioned: ["globex"], revoked: ["acme"] });
      await expect(session.run("SELECT note FROM notes")).rejects.toThrow();
      await expect(stage.as("acme")).rejects.toThrow();
      await expect(stage.as("acme", { database: stage.engine.administrator.database })).rejects.toThrow();
      expect(await stage.notesAsSuperuser("acme")).toEqual(["of acme"]);
      await stage.write("globex", "still works");
    });

    it("gives a tenant that comes back its data, with the old credentials or with new ones", async () => {
      await stage.run(["globex"]);
      await stage.run(["acme", "globex"]);
      expect(await stage.notes("acme")).toEqual(["of acme"]);
      const old = stage.vault.of("acme").password;
      await stage.run(["globex"]);
      stage.vault.forget("acme");
      expect(await stage.run(["acme", "globex"])).toMatchObject({ newPasswords: ["acme"] });
      expect(await stage.notes("acme")).toEqual(["of acme"]);
      await expect(stage.as("acme", { password: old })).rejects.toThrow();
    });

    it("takes access from all when the list is empty, and says the same when run again", async () => {
      expect(await stage.run([])).toEqual({ provisioned: [], newPasswords: [], revoked: ["acme", "globex"] });
      const state = await stage.state();
      expect(await stage.run([])).toMatchObject({ revoked: ["acme", "globex"] });
      expect(await stage.state()).toEqual(state);
      await expect(stage.as("acme")).rejects.toThrow();
    });

    it("is completed after a run that died after any of its steps", async () => {
      await stage.run(["globex"]);
      const whole = await stage.state();
      const afterDeath = async () => {
        await stage.run(["globex"]);
        expect(await stage.state()).toEqual(whole);
        await expect(stage.as("acme")).rejects.toThrow();
      };
      const steps = await dyingLater(["globex"], () => stage.run(["acme", "globex"]), afterDeath);
      expect(steps).toBeGreaterThan(8);
    });
  });

  describe("rotation", () => {
    it("replaces passwords that are old, at night, for those who have access", async () => {
      await stage.run(["acme", "globex"]);
      await stage.run(["acme"]);
      const old = stage.vault.of("acme").password;
      stage.vault.daysPass(29);
      expect(await stage.run("recorded")).toMatchObject({ provisioned: ["acme"], newPasswords: [] });
      stage.vault.daysPass(1);
      expect(await stage.run("recorded")).toMatchObject({ provisioned: ["acme"], newPasswords: ["acme"] });
      await expect(stage.as("acme", { password: old })).rejects.toThrow();
      await stage.write("acme", "with the new one");
      await expect(stage.as("globex")).rejects.toThrow();
    });

    it("leaves open sessions alone", async () => {
      await stage.run(["acme"]);
      const session = await stage.as("acme");
      stage.vault.daysPass(31);
      await stage.run("recorded");
      expect(await session.run("SELECT 1 AS alive")).toEqual([{ alive: 1 }]);
    });

    it("ends with the vault's password when it died after any of its steps", async () => {
      await stage.run(["acme"]);
      const old = stage.vault.of("acme").password;
      const wait = () => Promise.resolve(stage.vault.daysPass(31));
      const afterDeath = async () => {
        await stage.run("recorded");
        await stage.as("acme");
      };
      await dyingLater("recorded", wait, afterDeath);
      expect(stage.vault.of("acme").password).not.toBe(old);
    });

    it("makes the server's password the vault's whatever somebody set by hand", async () => {
      await stage.run(["acme"]);
      await stage.asSuperuser((session) => session.run(`ALTER USER tenant_acme ${stage.engine.password("by hand")}`));
      await expect(stage.as("acme")).rejects.toThrow();
      await stage.run("recorded");
      await stage.as("acme");
    });
  });

  /** Runs the job, killed after its first step, its second …, until a run survives. Returns how many steps it has. */
  async function dyingLater(
    tenants: Parameters<Stage["run"]>[0],
    before: () => Promise<unknown>,
    after: () => Promise<unknown>,
  ): Promise<number> {
    for (let steps = 0; ; steps += 1) {
      await before();
      const died = await stage.run(tenants, { diesAfter: steps }).then(
        () => false,
        (error: Error) => {
          if (error.message === DIED) return true;
          throw error;
        },
      );
      if (!died) return steps;
      await after();
    }
  }

  return stage;
}

const nothing = () => Promise.resolve();
