import { chmodSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { EngineUnderTest } from "./engine-under-test";
import { postgresql } from "./job";
import {
  certificates,
  findProgram,
  freePort,
  owner,
  runAs,
  startServer,
  temporaryFolder,
  versionedFolders,
} from "./server-process";

const folders = versionedFolders("/usr/lib/postgresql", "bin");
const initdb = findProgram("initdb", ...folders);
const postgres = findProgram("postgres", ...folders);

/** What has to be installed for these tests, or undefined. */
export const missing =
  initdb === undefined || postgres === undefined
    ? "PostgreSQL's initdb and postgres (Debian: postgresql)"
    : findProgram("openssl") === undefined
      ? "openssl"
      : undefined;

/** A PostgreSQL server as RDS sets one up: TLS only, an administrator without superuser's rights, `rdsadmin`'s database. */
export async function startPostgresql(): Promise<EngineUnderTest> {
  const who = owner();
  const folder = temporaryFolder("postgresql", who);
  const tls = certificates(who, folder);
  const data = path.join(folder, "data");
  const passwordFile = path.join(folder, "password");
  writeFileSync(passwordFile, "superuser's password");
  chmodSync(passwordFile, 0o644);
  runAs(who, folder, initdb!, [
    "-D",
    data,
    "-U",
    "super",
    "-E",
    "UTF8",
    "--no-sync",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
  ]);
  // The service's own database admits nobody else, and plain text is refused.
  const admission = ["host rdsadmin all all reject", "hostssl all all 127.0.0.1/32 scram-sha-256"];
  writeFileSync(path.join(data, "pg_hba.conf"), admission.join("\n") + "\n");

  const port = await freePort();
  const at = { host: "localhost", port, ca: tls.ca };
  const superuser = { ...at, user: "super", password: "superuser's password", database: "postgres" };
  const administrator = { ...at, user: "administrator", password: "administrator's password", database: "postgres" };
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    fsync: "off",
    log_statement: "all",
    ssl: "on",
    ssl_cert_file: tls.cert,
    ssl_key_file: tls.key,
  };
  const args = Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
  const server = await startServer(who, folder, [postgres!, "-D", data, ...args], "SIGINT", async () => {
    await (await postgresql.connect(superuser)).close();
  });
  const session = await postgresql.connect(superuser);
  for (const statement of likeRds) await session.run(statement);
  await session.close();
  return {
    ...postgresql,
    administrator,
    superuser,
    ...probes,
    statementLog: () => Promise.resolve(server.log()),
    stop: () => server.stop(),
  };
}

const likeRds = [
  "CREATE ROLE administrator LOGIN CREATEDB CREATEROLE PASSWORD 'administrator''s password'",
  "GRANT pg_signal_backend, pg_read_all_stats TO administrator",
  "ALTER DATABASE postgres OWNER TO administrator",
  "ALTER DATABASE template1 OWNER TO administrator",
  "CREATE ROLE rdsadmin NOLOGIN",
  "CREATE DATABASE rdsadmin OWNER rdsadmin",
];

const stateOf = `
  SELECT 'role' AS kind, rolname AS name, rolcanlogin || ' ' || rolconnlimit AS what FROM pg_roles
  WHERE rolname ~ '^(tenant_|hosting_)'
  UNION ALL
  SELECT 'member', m.member::regrole::text, m.roleid::regrole::text FROM pg_auth_members m
  WHERE m.roleid::regrole::text = 'hosting_tenants'
  UNION ALL
  SELECT 'database', datname, datallowconn || ' ' || datdba::regrole || ' ' || coalesce(datacl::text, 'default')
  FROM pg_database WHERE datname <> 'rdsadmin'
  ORDER BY 1, 2, 3`;

const probes: Pick<EngineUnderTest, "state" | "reset" | "password" | "tableIn" | "attacks"> = {
  state: (superuser) => superuser.run(stateOf),

  async reset(superuser) {
    const databases = await superuser.run("SELECT datname FROM pg_database WHERE datname LIKE 'tenant\\_%'");
    for (const { datname } of databases) await superuser.run(`DROP DATABASE "${String(datname)}" WITH (FORCE)`);
    const roles = await superuser.run("SELECT rolname FROM pg_roles WHERE rolname ~ '^(tenant_|hosting_)'");
    for (const { rolname } of roles) await superuser.run(`DROP ROLE "${String(rolname)}"`);
    for (const shared of ["postgres", "template1"])
      await superuser.run(`GRANT CONNECT ON DATABASE ${shared} TO PUBLIC`);
  },

  password: (text) => `PASSWORD '${text.replaceAll("'", "''")}'`,

  // PostgreSQL knows no statement across databases: what counts is whether the tenant can connect.
  tableIn: () => "notes",

  attacks: (other) => ({
    "make a database": "CREATE DATABASE mine",
    "make a role": "CREATE ROLE accomplice LOGIN",
    "drop the other's database": `DROP DATABASE "${other}"`,
    "drop its own database": "DO $$ BEGIN EXECUTE 'DROP DATABASE ' || quote_ident(current_database()); END $$",
    "let the other's database be entered": `GRANT CONNECT ON DATABASE "${other}" TO CURRENT_USER`,
    "join the other's role": `GRANT "${other}" TO CURRENT_USER`,
    "become the other": `SET ROLE "${other}"`,
    "become the administrator": "SET ROLE administrator",
    "leave its record": "REVOKE hosting_tenants FROM CURRENT_USER",
    "change the other's password": `ALTER ROLE "${other}" PASSWORD 'known'`,
    "raise its own limit": "ALTER ROLE CURRENT_USER CONNECTION LIMIT 1000",
    "end other sessions": "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'super'",
    "read password verifiers": "SELECT rolpassword FROM pg_authid",
    "read files": "SELECT pg_read_file('/etc/passwd')",
    "run programs": "COPY (SELECT 1) TO PROGRAM 'true'",
    "reach out": "CREATE EXTENSION dblink",
  }),
};
