import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Database } from "../../components/aws/database";
import type { FileStore } from "../../components/aws/file-store";
import type { KeyHandle } from "../../components/aws/handles";
import { mayUseKey } from "../../components/aws/support/key-use";
import { policyDocument } from "../../components/aws/support/policy-document";
import type { WebTier } from "../../components/aws/web-tier";
import { nameIn, type Environment } from "../../components/model/environment";

export interface ApplicationRights {
  environment: Environment;
  web: WebTier;
  database: Database;
  files: FileStore;
  /** Encrypts the customers' secrets and the files. */
  key: KeyHandle;
}

/** What the application on the servers may do: read its customers' credentials, and keep their files. */
export function applicationRights(
  { environment, web, database, files, key }: ApplicationRights,
  opts: pulumi.CustomResourceOptions,
): void {
  const { region, accountId } = environment;
  const bucket = `arn:aws:s3:::${files.bucketName}`;
  const secrets = `arn:aws:secretsmanager:${region}:${accountId}:secret:${database.identifier}/tenants/*`;
  new aws.iam.RolePolicy(
    "application-rights",
    {
      name: nameIn(environment, "application"),
      role: web.roleName,
      policy: policyDocument(
        { sid: "ReadCustomersCredentials", actions: "secretsmanager:GetSecretValue", resources: secrets },
        { sid: "KeepFiles", actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], resources: `${bucket}/*` },
        { sid: "ListFiles", actions: "s3:ListBucket", resources: bucket },
        mayUseKey(environment, key, "secretsmanager", ["kms:Decrypt"]),
        mayUseKey(environment, key, "s3"),
      ),
    },
    // The role is named by its name, which Pulumi cannot follow.
    { ...opts, dependsOn: [web] },
  );
}
