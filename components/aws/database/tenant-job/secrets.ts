import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";

/** What a tenant's application needs to connect, with the keys that AWS's own secrets of databases have. */
export interface Credentials {
  engine: string;
  host: string;
  port: number;
  dbname: string;
  username: string;
  password: string;
}

export interface StoredCredentials {
  credentials: Credentials;
  changedAt: Date;
}

/** Where tenants' credentials are kept. It is the truth: the server's passwords are made to match it. */
export interface TenantSecrets {
  /** Undefined while nothing was ever written. */
  read(slug: string): Promise<StoredCredentials | undefined>;
  write(slug: string, credentials: Credentials): Promise<void>;
}

/** Tenants' credentials in AWS Secrets Manager, in secrets that exist already and are named `<prefix><slug>`. */
export function secretsManagerTenants(client: Pick<SecretsManagerClient, "send">, prefix: string): TenantSecrets {
  return {
    async read(slug) {
      const value = await currentValue(client, prefix + slug);
      if (value?.SecretString === undefined) return undefined;
      const credentials = JSON.parse(value.SecretString) as Credentials;
      return { credentials, changedAt: value.CreatedDate ?? new Date(0) };
    },
    async write(slug, credentials) {
      await client.send(
        new PutSecretValueCommand({ SecretId: prefix + slug, SecretString: JSON.stringify(credentials) }),
      );
    },
  };
}

/** The administrator's name and password, which RDS writes into the cluster's own secret and rotates. */
export async function administrator(client: Pick<SecretsManagerClient, "send">, secretArn: string) {
  const value = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  if (value.SecretString === undefined) throw new Error(`${secretArn}: no value; the cluster's managed password`);
  return JSON.parse(value.SecretString) as { username: string; password: string };
}

// A secret without a value answers as one that does not exist; a missing secret shows when it is written.
async function currentValue(client: Pick<SecretsManagerClient, "send">, secretId: string) {
  try {
    return await client.send(new GetSecretValueCommand({ SecretId: secretId }));
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
