import { to, type Mutation } from "../mutation";

const FOREIGN = "arn:aws:iam::999999999999:root";
const allowing = (principal: unknown, action: string, resource?: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "Outsider", Effect: "Allow", Principal: principal, Action: action, Resource: resource }],
  });
const secretPolicy = (principal: unknown) => ({
  add: "secret-policy",
  type: "aws:secretsmanager/secretPolicy:SecretPolicy",
  inputs: {
    secretArn: to("database-tenants-secret-riverside-clinic"),
    policy: allowing(principal, "secretsmanager:GetSecretValue", "*"),
  },
});

/** What lets somebody of another account in, by promise. */
export const outsiders: Readonly<Record<string, readonly Mutation[]>> = {
  "lamp-console-mfa": [
    {
      name: "a role trusts another account",
      rule: "role-is-trusted-by-the-named-only",
      changes: [{ set: "web-role", path: "assumeRolePolicy", value: allowing({ AWS: FOREIGN }, "sts:AssumeRole") }],
    },
    {
      name: "a role has AWS's policy for administrators",
      rule: "no-administrator-policy-is-attached",
      changes: [
        {
          add: "administrator",
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          inputs: { role: to("web-role"), policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
        },
      ],
    },
    {
      name: "a role may do everything with identities",
      rule: "role-has-only-needed-rights",
      changes: [
        {
          add: "identities",
          type: "aws:iam/rolePolicy:RolePolicy",
          inputs: {
            role: to("web-role"),
            policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"}]}',
          },
        },
      ],
    },
  ],
  "lamp-files-encrypted": [
    {
      name: "the bucket's policy lets another account read",
      rule: "store-is-not-public",
      changes: [
        {
          edit: "files-bucket-policy",
          path: "policy",
          from: /"Statement":\[/,
          with: `"Statement":[{"Sid":"Outsider","Effect":"Allow","Principal":{"AWS":"${FOREIGN}"},"Action":"s3:GetObject","Resource":"*"},`,
        },
      ],
    },
  ],
  "lamp-db-encrypted": [
    {
      name: "the key's policy lets another account use it",
      rule: "key-policy-is-bounded",
      changes: [
        {
          edit: "keys-high",
          path: "policy",
          from: /"Statement":\[/,
          with: `"Statement":[{"Sid":"Outsider","Effect":"Allow","Principal":{"AWS":"${FOREIGN}"},"Action":"kms:Decrypt","Resource":"*"},`,
        },
      ],
    },
  ],
  "lamp-tenant-databases": [
    {
      name: "a customer's secret is for everybody",
      rule: "secret-is-not-public",
      changes: [secretPolicy("*")],
    },
    {
      name: "a customer's secret is for another account",
      rule: "secret-is-not-public",
      changes: [secretPolicy({ AWS: FOREIGN })],
    },
    {
      name: "a customer has a database and no secret",
      rule: "each-tenant-has-its-own-secret",
      changes: [{ remove: "database-tenants-secret-riverside-clinic" }],
    },
    {
      name: "nobody calls the job",
      rule: "tenant-databases-are-provisioned",
      changes: [{ remove: "database-tenants-run" }],
    },
    {
      name: "the servers may read every secret",
      rule: "secrets-are-read-by-name",
      changes: [
        {
          add: "all-secrets",
          type: "aws:iam/rolePolicy:RolePolicy",
          inputs: {
            role: to("web-role"),
            policy:
              '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:eu-west-2:111122223333:secret:*"}]}',
          },
        },
      ],
    },
  ],
  "lamp-vpc": [
    {
      name: "the job has an address for everybody",
      rule: "function-is-not-public",
      changes: [
        {
          add: "address",
          type: "aws:lambda/functionUrl:FunctionUrl",
          inputs: { functionName: to("database-tenants-job"), authorizationType: "NONE" },
        },
      ],
    },
    {
      name: "everybody may call the job",
      rule: "function-is-not-public",
      changes: [
        {
          add: "everybody",
          type: "aws:lambda/permission:Permission",
          inputs: { function: to("database-tenants-job"), action: "lambda:InvokeFunction", principal: "*" },
        },
      ],
    },
  ],
  "lamp-autoscaling": [
    {
      name: "failed servers are not replaced",
      rule: "machine-group-runs-its-processes",
      changes: [{ set: "web-hosts-group", path: "suspendedProcesses", value: ["ReplaceUnhealthy"] }],
    },
  ],
};
