import type { Tenant } from "./args";
import { checkedSlugs } from "./tenant-job/names";
import { MOST_TENANTS } from "./tenant-permissions";

/**
 * Tenants in order of their slugs, so that the order in which they are written changes nothing.
 *
 * @throws if a slug or a name is not one, a slug comes twice, or there are too many
 */
export function checkedTenants(tenants: readonly Tenant[]): Tenant[] {
  if (tenants.length > MOST_TENANTS) {
    throw new Error(`tenants: received ${tenants.length}; accepted: up to ${MOST_TENANTS} in one database`);
  }
  for (const { displayName } of tenants) checkDisplayName(displayName);
  const bySlug = new Map(tenants.map((tenant) => [tenant.slug, tenant]));
  return checkedSlugs(tenants.map(({ slug }) => slug)).map((slug) => bySlug.get(slug)!);
}

function checkDisplayName(name: string): void {
  if (name.trim() !== "" && name.length <= 200 && !/\p{Cc}/u.test(name)) return;
  throw new Error(
    `tenants: received the display name ${JSON.stringify(name)}; accepted: 1 to 200 printable characters`,
  );
}
