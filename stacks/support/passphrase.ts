/** A stack whose secrets are under a passphrase, and where that can be seen. */
export interface UnderPassphrase {
  stack: string;
  /** The file that says so. */
  file: string;
  /** Where its KMS key would be. @default left to the reader */
  region?: string;
}

/**
 * Whether a stack's settings file says that its secrets are encrypted with a passphrase. Pulumi writes `encryptionsalt` for
 * that and nothing else; for a key in a KMS `secretsprovider` and `encryptedkey`; for Pulumi Cloud's own key nothing.
 */
export function usesPassphrase(settings: string): boolean {
  const has = (key: string): boolean => new RegExp(`^${key}:[ \\t]*\\S`, "m").test(settings);
  return (
    has("encryptionsalt") && (!has("secretsprovider") || /^secretsprovider:[ \t]*["']?passphrase\b/m.test(settings))
  );
}

/** What to tell whoever runs production under a passphrase: what, why, and the command that ends it. One line. */
export function passphraseWarning({ stack, file, region = "<region>" }: UnderPassphrase): string {
  const provider = `awskms://alias/${stack.split("-")[0]}-pulumi?region=${region}`;
  return (
    `${file}: the secrets of ${stack}, a production stack, are encrypted with a passphrase: it cannot be taken back from ` +
    `anybody who has heard it, and nobody sees it used; accepted for production: a key management service or Pulumi Cloud, ` +
    `by npx pulumi stack change-secrets-provider -s ${stack} "${provider}" (docs/state-and-secrets.md#to-kms)`
  );
}
