import { behavesLikeATenantServer } from "./behaves-like-a-tenant-server";
import { missing, startPostgresql } from "./postgresql-server";
import { describeWhereInstalled } from "./where-installed";
import { worksAsBundled } from "./works-as-bundled";

describeWhereInstalled("the tenants' job on a real PostgreSQL", missing)("the tenants' job on PostgreSQL", () => {
  const stage = behavesLikeATenantServer(startPostgresql);
  worksAsBundled(stage, "postgresql");

  describe("when its isolation is left out", () => {
    const withoutIsolation = (sql: string) => (/^REVOKE ALL ON DATABASE .* FROM PUBLIC$/.test(sql) ? undefined : sql);

    it("says so, and these tests see the other's database entered", async () => {
      await expect(stage.run(["acme", "globex"], { tamper: withoutIsolation })).rejects.toThrow(
        /^tenants are not isolated: .*tenant_acme may connect to tenant_globex/,
      );
      expect(await stage.stolen("acme", "globex")).toEqual([{ entered: 1 }]);
    });

    it("is made good by the next run", async () => {
      await stage.run(["acme", "globex"], { tamper: withoutIsolation }).catch(() => undefined);
      await stage.run(["acme", "globex"]);
      expect(await stage.stolen("acme", "globex")).toBeUndefined();
    });
  });

  describe("what somebody did by hand", () => {
    beforeEach(() => stage.run(["acme", "globex"]));

    it.each([
      ["a membership", "GRANT tenant_globex TO tenant_acme", /tenant_acme is a member of tenant_globex/],
      [
        "a way in",
        "GRANT CONNECT ON DATABASE tenant_globex TO tenant_acme",
        /tenant_acme may connect to tenant_globex/,
      ],
      ["an attribute", "ALTER ROLE tenant_acme CREATEDB BYPASSRLS", /tenant_acme is more than an ordinary role/],
    ])("%s is reported", async (_, sql, breach) => {
      await stage.asSuperuser((session) => session.run(sql));
      await expect(stage.run("recorded")).rejects.toThrow(breach);
    });

    it("a database that is open to everybody is reported where it cannot be closed, and closed where it can", async () => {
      await stage.asSuperuser(async (session) => {
        await session.run("CREATE DATABASE tenant_extra_theirs OWNER super");
        await session.run("CREATE DATABASE tenant_extra_ours OWNER administrator");
      });
      await expect(stage.run("recorded")).rejects.toThrow(
        "tenants are not isolated: tenant_acme may connect to tenant_extra_theirs; tenant_globex may connect to tenant_extra_theirs",
      );
    });
  });

  it("closes the shared databases too", async () => {
    await stage.run(["acme"]);
    for (const database of ["postgres", "template1", "rdsadmin"]) {
      await expect(stage.as("acme", { database })).rejects.toThrow();
    }
  });

  it("lets a tenant's application make, change and drop what is its own", async () => {
    await stage.run(["acme"]);
    const session = await stage.as("acme");
    for (const sql of [
      "CREATE TABLE people (id INT PRIMARY KEY, name TEXT)",
      "CREATE VIEW names AS SELECT name FROM people",
      "CREATE FUNCTION one() RETURNS INT LANGUAGE sql AS 'SELECT 1'",
      "CREATE TEMPORARY TABLE passing (id INT)",
      "ALTER TABLE people ADD COLUMN born DATE",
      "DROP VIEW names",
    ]) {
      await session.run(sql);
    }
    expect(await session.run("SELECT one() AS one")).toEqual([{ one: 1 }]);
  });
});
