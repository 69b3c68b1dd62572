/** Every statement that the job sends to PostgreSQL, as pure functions of names. */
import { escapeIdentifier as identifier, escapeLiteral as literal } from "pg";
import { tenantName } from "./names";

/** The group whose members are the tenants: the record of them, written in the same statement that makes a role. */
export const REGISTRY = "hosting_tenants";

export const roleExists = "SELECT 1 FROM pg_roles WHERE rolname = $1";
export const databaseExists = "SELECT 1 FROM pg_database WHERE datname = $1";
export const createRegistry = `CREATE ROLE ${identifier(REGISTRY)} NOLOGIN`;

export const members = `
  SELECT tenant.rolname AS name, tenant.rolcanlogin AS active
  FROM pg_auth_members m
  JOIN pg_roles registry ON registry.oid = m.roleid AND registry.rolname = ${literal(REGISTRY)}
  JOIN pg_roles tenant ON tenant.oid = m.member
  ORDER BY 1`;

/** Databases that everybody may enter, and that are ours to close. */
export const openDatabases = `
  SELECT datname AS name FROM pg_database
  WHERE datallowconn AND pg_has_role(datdba, 'USAGE') AND has_database_privilege('public', oid, 'CONNECT')
  ORDER BY 1`;

export function closeToPublic(database: string): string {
  return `REVOKE ALL ON DATABASE ${identifier(database)} FROM PUBLIC`;
}

export function createRole(slug: string): string {
  return `CREATE ROLE ${identifier(tenantName(slug))} NOLOGIN IN ROLE ${identifier(REGISTRY)}`;
}

/** Nobody may enter it before it is closed to the public. Owned by the administrator: a tenant can never drop it. */
export function createDatabase(slug: string): string {
  return `CREATE DATABASE ${identifier(tenantName(slug))} TEMPLATE template0 ALLOW_CONNECTIONS false`;
}

export function openToTenant(slug: string): string[] {
  const name = identifier(tenantName(slug));
  return [
    closeToPublic(tenantName(slug)),
    `GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO ${name}`,
    `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`,
  ];
}

/** Inside the tenant's database. */
export function schemaOf(slug: string): string[] {
  return [
    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
    `GRANT USAGE, CREATE ON SCHEMA public TO ${identifier(tenantName(slug))}`,
  ];
}

/** Last, so that nobody logs in before the isolation stands. */
export function letIn(slug: string, verifier: string, connections: number): string {
  const name = identifier(tenantName(slug));
  return `ALTER ROLE ${name} LOGIN CONNECTION LIMIT ${connections} PASSWORD ${literal(verifier)}`;
}

export function lockOut(slug: string): string {
  return `ALTER ROLE ${identifier(tenantName(slug))} NOLOGIN PASSWORD NULL`;
}

export function closeToTenant(slug: string): string {
  const name = identifier(tenantName(slug));
  return `REVOKE ALL ON DATABASE ${name} FROM ${name}`;
}

export const endSessions = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ANY ($1)";

const tenants = `(SELECT r.* FROM pg_roles r WHERE r.rolname LIKE 'tenant\\_%' AND EXISTS (
    SELECT 1 FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
    WHERE m.member = r.oid AND g.rolname = ${literal(REGISTRY)}))`;

/**
 * What tenants can do beyond their own database. Databases of `rdsadmin` are left out: they are the service's own, and
 * its host-based authentication admits nobody else to them.
 */
export const breaches = `
  SELECT t.rolname || ' may connect to ' || d.datname AS breach
  FROM ${tenants} t CROSS JOIN pg_database d
  WHERE d.datallowconn AND d.datname <> t.rolname AND pg_get_userbyid(d.datdba) <> 'rdsadmin'
    AND has_database_privilege(t.oid, d.oid, 'CONNECT')
  UNION ALL
  SELECT t.rolname || ' is more than an ordinary role'
  FROM ${tenants} t
  WHERE t.rolsuper OR t.rolcreaterole OR t.rolcreatedb OR t.rolreplication OR t.rolbypassrls
  UNION ALL
  SELECT t.rolname || ' is a member of ' || g.rolname
  FROM ${tenants} t JOIN pg_auth_members m ON m.member = t.oid JOIN pg_roles g ON g.oid = m.roleid
  WHERE g.rolname <> ${literal(REGISTRY)}
  ORDER BY 1`;
