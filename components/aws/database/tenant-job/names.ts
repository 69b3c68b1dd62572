/** What the job makes is recognised by this, and can collide neither with a reserved name nor with anybody else's. */
const PREFIX = "tenant_";

// MySQL allows 32 characters in a user's name: https://dev.mysql.com/doc/refman/8.0/en/user-names.html
const LONGEST_SLUG = 32 - PREFIX.length;
const SLUG = /^[a-z](?:[a-z0-9_-]*[a-z0-9])?$/;

/**
 * A tenant's slug, as it is: refused unless it is plain ASCII that every engine, secret name and URL takes.
 *
 * @throws if it is not 1 to 25 lower-case letters, digits, `-` and `_`, from a letter to a letter or digit
 */
export function checkedSlug(slug: unknown): string {
  if (typeof slug === "string" && slug.length <= LONGEST_SLUG && SLUG.test(slug)) return slug;
  throw new Error(
    `tenants: received ${JSON.stringify(slug)}; accepted: 1 to ${LONGEST_SLUG} of a-z, 0-9, "-" and "_", ` +
      `from a letter to a letter or digit`,
  );
}

/** Slugs in order, each checked and none twice. */
export function checkedSlugs(slugs: readonly unknown[]): string[] {
  const checked = slugs.map(checkedSlug).sort();
  const twice = checked.find((slug, index) => slug === checked[index + 1]);
  if (twice !== undefined) throw new Error(`tenants: received "${twice}" twice; accepted: each slug once`);
  return checked;
}

/** The one name of a tenant's database and of its user. */
export function tenantName(slug: string): string {
  return PREFIX + checkedSlug(slug);
}

/** The slug behind a name that {@link tenantName} made; undefined for any other name. */
export function slugOf(name: string): string | undefined {
  if (!name.startsWith(PREFIX)) return undefined;
  const slug = name.slice(PREFIX.length);
  return slug.length <= LONGEST_SLUG && SLUG.test(slug) ? slug : undefined;
}
