import type { Credentials, StoredCredentials, TenantSecrets } from "./job";

/** Tenants' credentials in memory, with a clock that the test moves. */
export class Vault implements TenantSecrets {
  private readonly stored = new Map<string, StoredCredentials>();
  now = new Date("2030-01-01T05:15:00Z");

  read(slug: string): Promise<StoredCredentials | undefined> {
    return Promise.resolve(this.stored.get(slug));
  }

  write(slug: string, credentials: Credentials): Promise<void> {
    this.stored.set(slug, { credentials, changedAt: this.now });
    return Promise.resolve();
  }

  of(slug: string): Credentials {
    const stored = this.stored.get(slug);
    if (stored === undefined) throw new Error(`no credentials of ${slug}`);
    return stored.credentials;
  }

  /** As when a removed tenant's secret was deleted for good. */
  forget(slug: string): void {
    this.stored.delete(slug);
  }

  daysPass(days: number): void {
    this.now = new Date(this.now.getTime() + days * 86_400_000);
  }
}
