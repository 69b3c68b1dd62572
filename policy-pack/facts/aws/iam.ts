import type { Adapter, Context } from "../context";
import { unstated } from "../context";
import { itself, pathsIn, referred } from "../combine";
import { valueOf, withDefault } from "../datum";
import type { AnyFact, GrantFact, PeopleFact } from "../kinds";
import { policyOf } from "../policy-document";
import type { Reader } from "../reader";

const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/policy:Policy";
const GROUP = "aws:iam/group:Group";
const WRITTEN = {
  "aws:iam/rolePolicy:RolePolicy": "role",
  "aws:iam/groupPolicy:GroupPolicy": "group",
  "aws:iam/userPolicy:UserPolicy": "user",
} as const;
const ATTACHED = {
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "role",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": "group",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": "user",
} as const;
const ATTACHED_TO_MANY = "aws:iam/policyAttachment:PolicyAttachment";
const CREDENTIALS = {
  "aws:iam/accessKey:AccessKey": "accessKey",
  "aws:iam/userLoginProfile:UserLoginProfile": "loginProfile",
  "aws:iam/user:User": "user",
} as const;

/** IAM: roles, groups, policies and who has them, credentials. */
export const iam: Adapter = {
  cloud: "aws",
  reads: [
    ROLE,
    POLICY,
    GROUP,
    ATTACHED_TO_MANY,
    ...Object.keys(WRITTEN),
    ...Object.keys(ATTACHED),
    ...Object.keys(CREDENTIALS),
  ],
  facts: (context): readonly AnyFact[] => [
    ...context.each(ROLE).flatMap(roleFacts),
    ...context.each(POLICY).map((policy) => grant(policy, "policy")),
    ...Object.entries(WRITTEN).flatMap(([type, to]) => context.each(type).map((policy) => grant(policy, to))),
    ...Object.entries(ATTACHED).flatMap(([type, to]) => context.each(type).map((one) => attachment(one, to))),
    ...context.each(ATTACHED_TO_MANY).flatMap(attachments),
    ...context.each(GROUP).map((group) => people(group, context)),
    ...Object.entries(CREDENTIALS).flatMap(([type, what]) =>
      context.each(type).map(({ resource }) => ({
        kind: "credential" as const,
        cloud: "aws" as const,
        subject: resource,
        sources: [resource],
        what,
      })),
    ),
  ],
};

function roleFacts(role: Reader): AnyFact[] {
  const inline = role
    .each("inlinePolicies")
    .map((policy) => ({ ...grant(policy, "role"), role: itself("role", role) }));
  const managed = pathsIn(role, "managedPolicyArns").map((path) => ({
    ...attachment(role, "role", path),
    role: itself("role", role),
  }));
  return [
    {
      kind: "role",
      cloud: "aws",
      subject: role.resource,
      sources: [role.resource],
      trust: policyOf(role, "assumeRolePolicy"),
      boundary: role.string("permissionsBoundary"),
      maxSessionSeconds: withDefault(
        role.number("maxSessionDuration"),
        3600,
        "MaxSessionDuration is 3600, https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html",
      ),
    },
    ...inline,
    ...managed,
  ];
}

function grant(reader: Reader, to: GrantFact["to"]): GrantFact {
  return {
    kind: "grant",
    cloud: "aws",
    subject: reader.resource,
    sources: [reader.resource],
    to,
    role: reader.link("role", "role"),
    policy: policyOf(reader, "policy"),
    attached: unstated(reader.resource, "policyArn"),
  };
}

// An attached policy of this stack is judged where it is written; one made elsewhere is known by its ARN only.
function attachment(one: Reader, to: GrantFact["to"], path = "policyArn"): GrantFact {
  const written = referred(one, path, POLICY) !== undefined;
  return {
    ...grant(one, to),
    policy: unstated(one.resource, "policy"),
    attached: written ? unstated(one.resource, path) : one.string(path),
  };
}

// One resource that attaches a policy to many, of all kinds.
function attachments(one: Reader): readonly GrantFact[] {
  const to = { roles: "role", groups: "group", users: "user" } as const;
  return Object.entries(to).flatMap(([property, kind]) =>
    pathsIn(one, property).map((path) => ({ ...attachment(one, kind), role: one.link("role", path) })),
  );
}

function people(group: Reader, context: Context): PeopleFact {
  return {
    kind: "people",
    cloud: "aws",
    subject: group.resource,
    sources: [group.resource],
    grants: () => grantsOf(group, context),
  };
}

function grantsOf(group: Reader, context: Context): readonly GrantFact[] {
  const written = context.partsOf(group.resource, "aws:iam/groupPolicy:GroupPolicy", "group");
  const attached = [
    ...context.partsOf(group.resource, "aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "group"),
    ...context.partsOf(group.resource, ATTACHED_TO_MANY, "groups"),
  ];
  const policies = attached.flatMap((one) => valueOf(one.references("policyArn")) ?? []);
  return [...written.map(({ resource }) => resource.urn), ...policies].flatMap((urn) => context.about("grant", urn));
}
