import { writeFileSync } from "node:fs";
import * as path from "node:path";
import type { EngineUnderTest } from "./engine-under-test";
import { mysql } from "./job";
import { certificates, findProgram, freePort, owner, runAs, startServer, temporaryFolder } from "./server-process";

const install = findProgram("mariadb-install-db", "/usr/bin");
const mariadbd = findProgram("mariadbd", "/usr/sbin", "/usr/libexec");

/** What has to be installed for these tests, or undefined. */
export const missing =
  install === undefined || mariadbd === undefined
    ? "MariaDB's mariadb-install-db and mariadbd (Debian: mariadb-server)"
    : findProgram("openssl") === undefined
      ? "openssl"
      : undefined;

/** A MariaDB server with an administrator who has no more rights than Aurora's. */
export async function startMariadb(): Promise<EngineUnderTest> {
  const who = owner();
  const folder = temporaryFolder("mariadb", who);
  const tls = certificates(who, folder);
  const data = path.join(folder, "data");
  runAs(who, folder, install!, [
    "--no-defaults",
    `--datadir=${data}`,
    "--auth-root-authentication-method=normal",
    "--skip-test-db",
  ]);
  const init = path.join(folder, "init.sql");
  writeFileSync(init, likeAurora.join(";\n") + ";\n");

  const port = await freePort();
  const at = { host: "localhost", port, ca: tls.ca };
  const superuser = { ...at, user: "super", password: "superuser's password" };
  const administrator = { ...at, user: "administrator", password: "administrator's password" };
  const settings = {
    datadir: data,
    port,
    "bind-address": "127.0.0.1",
    socket: path.join(folder, "socket"),
    "pid-file": path.join(folder, "pid"),
    "init-file": init,
    "ssl-ca": tls.caFile,
    "ssl-cert": tls.cert,
    "ssl-key": tls.key,
    "general-log": 1,
    "log-output": "TABLE",
    "innodb-flush-log-at-trx-commit": 0,
    "innodb-buffer-pool-size": "32M",
  };
  const args = Object.entries(settings).map(([key, value]) => `--${key}=${value}`);
  const server = await startServer(who, folder, [mariadbd!, "--no-defaults", ...args], "SIGTERM", async () => {
    await (await mysql.connect(superuser)).close();
  });
  return { ...mysql, administrator, superuser, ...probes, stop: () => server.stop() };
}

// https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.MasterAccounts.html, as far as MariaDB has it.
const likeAurora = [
  "CREATE USER super IDENTIFIED BY 'superuser''s password'",
  "GRANT ALL ON *.* TO super WITH GRANT OPTION",
  "CREATE USER administrator IDENTIFIED BY 'administrator''s password'",
  "GRANT ALTER, ALTER ROUTINE, CREATE, CREATE ROUTINE, CREATE TEMPORARY TABLES, CREATE USER, CREATE VIEW, DELETE, DROP, " +
    "EVENT, EXECUTE, INDEX, INSERT, LOCK TABLES, PROCESS, REFERENCES, RELOAD, SELECT, SHOW DATABASES, SHOW VIEW, " +
    "TRIGGER, UPDATE, CONNECTION ADMIN ON *.* TO administrator WITH GRANT OPTION",
];

const tenantUsers = "SELECT user AS user FROM mysql.user WHERE user LIKE 'tenant\\_%' ORDER BY user";

const probes: Pick<EngineUnderTest, "state" | "reset" | "password" | "tableIn" | "attacks" | "statementLog"> = {
  async state(superuser) {
    const accounts = await superuser.run(
      "SELECT user, json_value(priv, '$.account_locked') AS locked, json_value(priv, '$.max_user_connections') AS most, " +
        "json_value(priv, '$.ssl_type') AS tls FROM mysql.global_priv WHERE user LIKE 'tenant\\_%' ORDER BY user",
    );
    const grants = await superuser.run("SELECT * FROM mysql.db WHERE user LIKE 'tenant\\_%' ORDER BY user, db");
    const databases = await superuser.run(
      "SELECT schema_name, default_character_set_name FROM information_schema.schemata ORDER BY 1",
    );
    const record = await superuser.run("SELECT * FROM hosting_tenants.tenants ORDER BY slug");
    return [...accounts, ...grants, ...databases, ...record];
  },

  async reset(superuser) {
    for (const { user } of await superuser.run(tenantUsers)) await superuser.run("DROP USER ?@'%'", [user]);
    const mine =
      "SELECT schema_name AS name FROM information_schema.schemata WHERE schema_name REGEXP '^(tenant|hosting)_'";
    for (const { name } of await superuser.run(mine)) await superuser.run(`DROP DATABASE \`${String(name)}\``);
  },

  password: (text) => `IDENTIFIED BY '${text.replaceAll("'", "''")}'`,

  tableIn: (database) => `\`${database}\`.notes`,

  attacks: (other) => ({
    "make a database": "CREATE DATABASE mine",
    "make a user": "CREATE USER accomplice IDENTIFIED BY 'known'",
    "drop the other's database": `DROP DATABASE \`${other}\``,
    "use the other's database": `USE \`${other}\``,
    "write into the other's database": `CREATE TABLE \`${other}\`.planted (id INT)`,
    "grant itself the other's data": `GRANT SELECT ON \`${other}\`.* TO CURRENT_USER()`,
    "change the other's password": `ALTER USER '${other}'@'%' IDENTIFIED BY 'known'`,
    "unlock itself for ever": "UPDATE hosting_tenants.tenants SET active = TRUE",
    "read the record of tenants": "SELECT * FROM hosting_tenants.tenants",
    "read password hashes": "SELECT * FROM mysql.global_priv",
    "read files": "SELECT LOAD_FILE('/etc/passwd') INTO OUTFILE '/tmp/hardened-hosting-stolen'",
    "change the server": "SET GLOBAL require_secure_transport = OFF",
    "end other sessions": "KILL (SELECT MIN(id) FROM information_schema.processlist WHERE user = 'super')",
  }),

  async statementLog(superuser) {
    const rows = await superuser.run("SELECT argument FROM mysql.general_log");
    return rows.map(({ argument }) => String(argument)).join("\n");
  },
};
