import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Environment } from "../../model/environment";
import type { AlertsHandle, KeyHandle, NetworkHandle } from "../handles";
import { Component } from "../support/component";
import { logGroup } from "../support/log-group";
import { wholeNumber } from "../support/whole-number";
import type { Tenant } from "./args";
import type { EngineName } from "./engines";
import { tenantJobCode } from "./tenant-job-code";
import { checkedTenants } from "./tenant-list";
import { secretPrefix, type JobIdentity } from "./tenant-permissions";
import { jobRole } from "./tenant-role";
import { alarmOnFailure, runNightly, runNow, type Runs } from "./tenant-runs";

// The most that Lambda grants: a fraction of a second goes to each tenant.
const TIMEOUT_SECONDS = 900;
// https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html, "CA certificate loading": the runtime's own file with
// Amazon's authorities, those of RDS among them. No other authority is trusted.
const CA_FILE = "/var/runtime/ca-cert.pem";

export interface TenantDatabasesArgs {
  environment: Environment;
  network: NetworkHandle;
  key: KeyHandle;
  engine: EngineName;
  /** The cluster's identifier. */
  identifier: string;
  tenants: Tenant[];
  passwordDays: number;
  connectionsPerTenant: number;
  /** See `DatabaseArgs.reserveTenantJob`. */
  reserveJob: boolean;
  alerts?: AlertsHandle;
  port: number;
  writerEndpoint: pulumi.Input<string>;
  instanceEndpoints: pulumi.Input<string>[];
  administratorSecretArn: pulumi.Input<string>;
  /** The job's own security group, already admitted to the database. */
  securityGroup: aws.ec2.SecurityGroup;
  /** What has to exist before the job can reach the database. */
  reachedThrough: pulumi.Resource[];
}

/** The secret of one tenant; its value is written by the job and is in no program and no state. */
export interface TenantSecret {
  secretName: string;
  arn: pulumi.Output<string>;
}

/**
 * Customers' databases within a cluster: a secret for each, and the job that makes each a database and a user that sees
 * nothing else. Taking a tenant from the list takes away its access and its secret; its data stays. To bring it back
 * within 30 days, first run `aws secretsmanager restore-secret` and `pulumi import` on its secret.
 *
 * The job runs when the list or its own code changes, and every night. Costs cents a month, and 0.40 USD for each secret.
 */
export class TenantDatabases extends Component {
  /** By slug. */
  readonly secrets: Record<string, TenantSecret>;

  constructor(
    private readonly name: string,
    private readonly args: TenantDatabasesArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("TenantDatabases", name, args.environment, opts);
    const tenants = checkedTenants(args.tenants);
    wholeNumber("tenantPasswordDays", args.passwordDays, 1, 365);
    wholeNumber("connectionsPerTenant", args.connectionsPerTenant, 1, 10_000);
    const functionName = `${args.identifier}-tenants`;
    const job: JobIdentity = { ...args, functionName, logGroupName: `/aws/lambda/${functionName}` };
    const slugs = tenants.map(({ slug }) => slug);

    const secrets = tenants.map((tenant) => this.secret(tenant));
    const { role, permissions } = jobRole(name, job, slugs, this.child);
    const log = logGroup(`${name}-log`, job, this.child);
    const code = tenantJobCode(args.engine);
    const lambda = this.job(job, code.file, role, [log, ...permissions, ...args.reachedThrough]);
    const runs: Runs = { name, job, lambda, child: this.child };
    runNow(runs, slugs, code.digest, secrets);
    runNightly(runs);
    if (args.alerts !== undefined) alarmOnFailure(runs, args.alerts);

    this.secrets = Object.fromEntries(
      secrets.map(({ arn }, index) => [slugs[index]!, { arn, secretName: this.secretName(slugs[index]!) }]),
    );
    this.registerOutputs({ secrets: this.secrets });
  }

  private secretName(slug: string): string {
    return secretPrefix(this.args.identifier) + slug;
  }

  private secret({ slug, displayName }: Tenant) {
    const secretName = this.secretName(slug);
    return new aws.secretsmanager.Secret(
      `${this.name}-secret-${slug}`,
      {
        name: secretName,
        description: `Database credentials of ${displayName}`,
        kmsKeyId: this.args.key.arn,
        recoveryWindowInDays: 30,
        tags: { ...this.tags(secretName, this.args.key.dataClass), tenant: slug },
      },
      this.child,
    );
  }

  private job(job: JobIdentity, file: string, role: aws.iam.Role, dependsOn: pulumi.Resource[]) {
    const { network, securityGroup } = this.args;
    return new aws.lambda.Function(
      `${this.name}-job`,
      {
        name: job.functionName,
        description: `Makes the tenants' databases in ${job.identifier}`,
        runtime: "nodejs22.x",
        architectures: ["arm64"],
        handler: "index.handler",
        code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.FileAsset(file) }),
        role: role.arn,
        memorySize: 256,
        timeout: TIMEOUT_SECONDS,
        // Two runs at once could undo each other.
        reservedConcurrentExecutions: this.args.reserveJob ? 1 : undefined,
        vpcConfig: {
          subnetIds: appSubnets(network),
          securityGroupIds: [securityGroup.id],
        },
        environment: { variables: this.variables() },
        kmsKeyArn: job.key.arn,
        loggingConfig: { logFormat: "JSON", logGroup: job.logGroupName },
        tags: this.tags(job.functionName, job.key.dataClass),
      },
      { ...this.child, dependsOn },
    );
  }

  private variables() {
    const { args } = this;
    return {
      WRITER: args.writerEndpoint,
      INSTANCES: pulumi.all(args.instanceEndpoints).apply((endpoints) => endpoints.join(",")),
      PORT: String(args.port),
      ADMINISTRATOR_SECRET: args.administratorSecretArn,
      SECRET_PREFIX: secretPrefix(args.identifier),
      CA_FILE,
      ROTATE_AFTER_DAYS: String(args.passwordDays),
      CONNECTIONS_PER_TENANT: String(args.connectionsPerTenant),
    };
  }
}

function appSubnets({ subnets }: NetworkHandle) {
  const found = subnets.filter(({ tier }) => tier === "app").map(({ id }) => id);
  if (found.length === 0)
    throw new Error("network: received no app subnet; accepted: one for the tenants' job at least");
  return found;
}
