/** Every statement that the job sends to MySQL, as pure functions of names. */
import { escape as literal, escapeId } from "mysql2";
import { tenantName } from "./names";

/** The database that records the tenants. No tenant has a privilege in it. */
export const REGISTRY = "hosting_tenants";

const TABLE = `${identifier(REGISTRY)}.${identifier("tenants")}`;

export const createRegistry = [
  `CREATE DATABASE IF NOT EXISTS ${identifier(REGISTRY)}`,
  `CREATE TABLE IF NOT EXISTS ${TABLE} (slug VARCHAR(32) PRIMARY KEY, active BOOLEAN NOT NULL)`,
];
export const recorded = `SELECT slug, active FROM ${TABLE} ORDER BY slug`;
export const record = `INSERT INTO ${TABLE} (slug, active) VALUES (?, ?) ON DUPLICATE KEY UPDATE active = VALUES(active)`;
export const userExists = "SELECT 1 FROM mysql.user WHERE user = ?";
// Named, because servers differ in whether they answer `id` or `ID`.
export const sessions = "SELECT id AS id FROM information_schema.processlist WHERE user IN (?)";

export function identifier(name: string): string {
  return escapeId(name, true);
}

/** A database's name where GRANT takes a pattern: `_` and `%` are wildcards there, so `a_b` would also open `axb`. */
export function exactly(name: string): string {
  return identifier(name.replace(/[\\_%]/g, "\\$&"));
}

export function user(slug: string): string {
  return `${literal(tenantName(slug))}@'%'`;
}

export function createDatabase(slug: string): string {
  return `CREATE DATABASE IF NOT EXISTS ${identifier(tenantName(slug))} CHARACTER SET utf8mb4`;
}

export function createUser(slug: string, hash: string): string {
  return `CREATE USER IF NOT EXISTS ${user(slug)} ${identifiedBy(hash)} REQUIRE SSL ACCOUNT LOCK`;
}

/** All that an application does in its own database, migrations included; not GRANT OPTION, nothing global. */
export const privileges = [
  "SELECT",
  "INSERT",
  "UPDATE",
  "DELETE",
  "CREATE",
  "DROP",
  "ALTER",
  "INDEX",
  "REFERENCES",
  "TRIGGER",
  "EVENT",
  "EXECUTE",
  "CREATE ROUTINE",
  "ALTER ROUTINE",
  "CREATE VIEW",
  "SHOW VIEW",
  "CREATE TEMPORARY TABLES",
  "LOCK TABLES",
] as const;

export function grant(slug: string): string {
  return `GRANT ${privileges.join(", ")} ON ${exactly(tenantName(slug))}.* TO ${user(slug)}`;
}

/** Last, so that nobody logs in before the grants are right. */
export function letIn(slug: string, hash: string, connections: number): string {
  const limit = `WITH MAX_USER_CONNECTIONS ${connections}`;
  return `ALTER USER ${user(slug)} ${identifiedBy(hash)} REQUIRE SSL ${limit} ACCOUNT UNLOCK`;
}

export function lockOut(slug: string): string[] {
  return [`ALTER USER ${user(slug)} ACCOUNT LOCK`, `REVOKE ALL PRIVILEGES, GRANT OPTION FROM ${user(slug)}`];
}

export function endSession(id: unknown): string {
  return `KILL CONNECTION ${Number(id)}`;
}

export function showGrants(slug: string): string {
  return `SHOW GRANTS FOR ${user(slug)}`;
}

/**
 * What a line of SHOW GRANTS gives a tenant beyond its own database; undefined if nothing. Never quotes the whole line,
 * in which some servers print the password's hash.
 */
export function breach(slug: string, line: string): string | undefined {
  const name = tenantName(slug);
  const [, granted, object] = /^GRANT (.+?) ON (\S+) TO /.exec(line) ?? [];
  if (granted === undefined || object === undefined) return `${name} holds a role`;
  if (/ WITH GRANT OPTION\b/.test(line)) return `${name} may pass on what it has on ${object}`;
  const harmless = object === "*.*" ? granted === "USAGE" : object === `${exactly(name)}.*`;
  return harmless ? undefined : `${name} has ${granted} on ${object}`;
}

function identifiedBy(hash: string): string {
  return `IDENTIFIED WITH mysql_native_password AS ${literal(hash)}`;
}
