import { createConnection } from "mysql2/promise";
import { behavesLikeATenantServer } from "./behaves-like-a-tenant-server";
import { missing, startMariadb } from "./mariadb-server";
import { describeWhereInstalled } from "./where-installed";
import { worksAsBundled } from "./works-as-bundled";

describeWhereInstalled("the tenants' job on a real MariaDB", missing)("the tenants' job on MariaDB", () => {
  const stage = behavesLikeATenantServer(startMariadb);
  worksAsBundled(stage, "mysql");

  describe("when its isolation is left out", () => {
    const unescaped = (sql: string) => (sql.startsWith("GRANT ") ? sql.replaceAll("\\", "") : sql);

    it("says so, and these tests see the other's notes read through the wildcard", async () => {
      await expect(stage.run(["a_b", "axb"], { tamper: unescaped })).rejects.toThrow(
        /^tenants are not isolated: .*tenant_a_b has [A-Z, ]+ on `tenant_a_b`\.\*/,
      );
      await stage.write("axb", "of axb");
      expect(await stage.stolen("a_b", "axb")).not.toBeUndefined();
    });

    it("notices a grant on everything", async () => {
      const onEverything = (sql: string) => (sql.startsWith("GRANT ") ? sql.replace(/ON \S+/, "ON *.*") : sql);
      await expect(stage.run(["acme", "globex"], { tamper: onEverything })).rejects.toThrow(/on \*\.\*/);
      await stage.write("globex", "of globex");
      expect(await stage.stolen("acme", "globex")).not.toBeUndefined();
    });
  });

  describe("what somebody did by hand", () => {
    beforeEach(() => stage.run(["acme", "globex"]));

    it.each([
      ["a role", "GRANT auditor TO tenant_acme", /tenant_acme holds a role/],
      [
        "another database",
        "GRANT SELECT ON `tenant\\_globex`.* TO tenant_acme",
        /tenant_acme has SELECT on `tenant\\_globex`\.\*/,
      ],
      ["a single table", "GRANT SELECT ON mysql.user TO tenant_acme", /tenant_acme has SELECT on `mysql`\.`user`/],
      ["passing on", "GRANT SELECT ON `tenant\\_acme`.* TO tenant_acme WITH GRANT OPTION", /tenant_acme may pass on/],
      ["everything", "GRANT FILE ON *.* TO tenant_acme", /tenant_acme has FILE on \*\.\*/],
    ])("%s is reported, without any hash", async (_, sql, breach) => {
      await stage.asSuperuser(async (session) => {
        await session.run("CREATE ROLE IF NOT EXISTS auditor");
        await session.run(sql);
      });
      const failure = await stage.run("recorded").catch((error: Error) => error.message);
      expect(failure).toMatch(breach);
      expect(failure).not.toMatch(/\*[0-9A-F]{40}/);
    });
  });

  it("refuses a tenant without TLS", async () => {
    await stage.run(["acme"]);
    const { host, port, username: user, password } = stage.vault.of("acme");
    await expect(createConnection({ host, port, user, password })).rejects.toThrow(/denied/);
  });

  it("shows a tenant no other's database", async () => {
    await stage.run(["acme", "globex"]);
    const names = (await (await stage.as("acme")).run("SHOW DATABASES")).map((row) => Object.values(row)[0]);
    expect(names).toEqual(["information_schema", "tenant_acme"]);
  });

  it("lets a tenant's application make, change and drop what is its own", async () => {
    await stage.run(["a_b"]);
    const session = await stage.as("a_b");
    for (const sql of [
      "CREATE TABLE people (id INT PRIMARY KEY, name TEXT)",
      "CREATE VIEW names AS SELECT name FROM people",
      "CREATE FUNCTION one() RETURNS INT DETERMINISTIC RETURN 1",
      "CREATE TRIGGER watch BEFORE INSERT ON people FOR EACH ROW SET NEW.name = 'x'",
      "CREATE TEMPORARY TABLE passing (id INT)",
      "ALTER TABLE people ADD COLUMN born DATE",
      "DROP VIEW names",
    ]) {
      await session.run(sql);
    }
    expect(await session.run("SELECT one() AS one")).toEqual([{ one: 1 }]);
  });
});
