import { ref, resource, type ExampleResource } from "../../support/examples";

/** Parts that examples of stores, keys and databases are made of. */
type Inputs = Readonly<Record<string, unknown>>;

/** A key for a data class. */
export const key = (name: string, dataClass: string, inputs: Inputs = {}): ExampleResource =>
  resource("aws:kms/key:Key", name, { enableKeyRotation: true, tags: { "data-class": dataClass }, ...inputs });

export const bucket = (name = "files", inputs: Inputs = {}): ExampleResource =>
  resource("aws:s3/bucket:Bucket", name, { bucket: `example-${name}`, tags: { "data-class": "high" }, ...inputs });

/** One of the resources that a bucket's settings are: `part("BucketVersioning", {…})`. */
export const part = (kind: string, inputs: Inputs, of = "files"): ExampleResource =>
  resource(`aws:s3/${kind[0]!.toLowerCase()}${kind.slice(1)}:${kind}`, `${of}-${kind}`, { bucket: ref(of), ...inputs });

/** The encryption of a bucket with the key of that name. */
export const encryptedBy = (keyName: string, of = "files"): ExampleResource =>
  part(
    "BucketServerSideEncryptionConfiguration",
    { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: ref(keyName) } }] },
    of,
  );

/** The text of a policy with these statements. */
export const policy = (...statements: readonly Inputs[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

export const aurora = (inputs: Inputs = {}): ExampleResource =>
  resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-postgresql", tags: { "data-class": "high" }, ...inputs });

export const balancer = (): ExampleResource => resource("aws:lb/loadBalancer:LoadBalancer", "balancer", {});

export const listener = (inputs: Inputs, name = "https"): ExampleResource =>
  resource("aws:lb/listener:Listener", name, {
    loadBalancerArn: ref("balancer"),
    port: 443,
    protocol: "HTTPS",
    ...inputs,
  });

export const vault = (inputs: Inputs = {}, name = "vault"): ExampleResource =>
  resource("aws:backup/vault:Vault", name, { name, ...inputs });
