import { checkedSlugs, tenantName } from "./names";
import { newPassword } from "./passwords";
import type { Credentials, TenantSecrets } from "./secrets";
import type { TenantServer } from "./session";

export interface Wanted {
  /** Every tenant that shall have access; all others lose it. `recorded` keeps those that have it. */
  tenants: readonly string[] | "recorded";
  /** Age in days at which a password is replaced. */
  rotateAfterDays: number;
  now: Date;
  /** Where tenants connect. */
  server: Pick<Credentials, "engine" | "host" | "port">;
}

/** What a run did, by slug. Nothing secret: it is kept in the stack's state and in the job's log. */
export interface Outcome {
  provisioned: string[];
  /** Those of the provisioned whose password is new. */
  newPasswords: string[];
  revoked: string[];
}

/**
 * Makes the server what the list says. Removals come first, so that a broken addition delays none. A run that was
 * interrupted anywhere is completed by the next.
 *
 * @throws if a tenant can reach more than its own database after all
 */
export async function reconcile(server: TenantServer, secrets: TenantSecrets, wanted: Wanted): Promise<Outcome> {
  const listed = wanted.tenants === "recorded" ? undefined : checkedSlugs(wanted.tenants);
  await server.prepare();
  const recorded = await server.recorded();
  const tenants = listed ?? recorded.filter(({ active }) => active).map(({ slug }) => slug);
  const revoked = recorded.map(({ slug }) => slug).filter((slug) => !tenants.includes(slug));
  if (revoked.length > 0) await server.revoke(revoked);
  const newPasswords: string[] = [];
  for (const slug of tenants) {
    const { password, isNew } = await passwordOf(slug, secrets, wanted);
    if (isNew) newPasswords.push(slug);
    await server.provision(slug, password);
  }
  const breaches = await server.breaches();
  if (breaches.length > 0) throw new Error(`tenants are not isolated: ${breaches.join("; ")}`);
  return { provisioned: [...tenants], newPasswords, revoked };
}

// Written before the server hears of it: whatever interrupts, the next run gives the server what the secret says.
async function passwordOf(slug: string, secrets: TenantSecrets, wanted: Wanted) {
  const stored = await secrets.read(slug);
  const isNew = stored === undefined || ageInDays(stored.changedAt, wanted.now) >= wanted.rotateAfterDays;
  const password = isNew ? newPassword() : stored.credentials.password;
  const name = tenantName(slug);
  const credentials: Credentials = { ...wanted.server, dbname: name, username: name, password };
  if (stored === undefined || !same(stored.credentials, credentials)) await secrets.write(slug, credentials);
  return { password, isNew };
}

function ageInDays(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 86_400_000;
}

function same(some: Credentials, others: Credentials): boolean {
  return (Object.keys(others) as (keyof Credentials)[]).every((key) => some[key] === others[key]);
}
