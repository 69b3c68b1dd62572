import { ref, resource, unknownValue, type ExampleResource } from "../../support/examples";
import { policy } from "../examples/parts";
import { factIn, factsIn, say } from "./facts-of";

type Inputs = Readonly<Record<string, unknown>>;
const READ = policy({ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::x/*" });
const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
const role = (inputs: Inputs = {}) => resource("aws:iam/role:Role", "role", { assumeRolePolicy: READ, ...inputs });
const own = resource("aws:iam/policy:Policy", "own", { name: "own", policy: READ });

/** Every grant as who has it, what it says, and what is attached. */
function grants(...resources: readonly ExampleResource[]) {
  return factsIn("grant", ...resources).map((one) => ({
    of: one.subject.name,
    to: one.to,
    role: say(one.role),
    policy: say(one.policy),
    attached: say(one.attached),
  }));
}
const NONE = { policy: "[absent]", attached: "[absent]" };
const TEXT = "Allow s3:GetObject on arn:aws:s3:::x/*";

test("a role that says no more has an hour and no boundary", () => {
  const fact = factIn("role", role());
  expect(say(fact.trust)).toBe(TEXT);
  expect(say(fact.boundary)).toBe("[absent]");
  expect(say(fact.maxSessionSeconds)).toBe(3600);
  expect(fact.maxSessionSeconds).toHaveProperty("note", expect.stringContaining("API_CreateRole"));
});

describe("a role's rights are the same, written", () => {
  test("beside it", () => {
    const beside = resource("aws:iam/rolePolicy:RolePolicy", "beside", { role: ref("role"), policy: READ });
    expect(grants(role(), beside)).toEqual([{ ...NONE, of: "beside", to: "role", role: "role", policy: TEXT }]);
  });
  test("beside it, by the role's name", () => {
    const beside = resource("aws:iam/rolePolicy:RolePolicy", "beside", { role: "machine", policy: READ });
    expect(grants(role({ name: "machine" }), beside)[0]).toMatchObject({ role: "role", policy: TEXT });
  });
  test("within it", () => {
    expect(grants(role({ inlinePolicies: [{ name: "x", policy: READ }] }))).toEqual([
      { ...NONE, of: "role", to: "role", role: "role", policy: TEXT },
    ]);
  });
});

describe("a policy made elsewhere is known by its ARN", () => {
  const attached = { to: "role", role: "role", policy: "[absent]", attached: ADMIN };

  test("attached beside the role", () => {
    const beside = resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "beside", {
      role: ref("role"),
      policyArn: ADMIN,
    });
    expect(grants(role(), beside)).toEqual([{ ...attached, of: "beside" }]);
  });
  test("listed by the role, also beside one that is not known", () => {
    expect(grants(role({ managedPolicyArns: [unknownValue, ADMIN] })).map((one) => one.attached)).toEqual([
      "[unknown]",
      ADMIN,
    ]);
  });
  test("attached to many at once", () => {
    const many = resource("aws:iam/policyAttachment:PolicyAttachment", "many", {
      roles: [ref("role")],
      groups: ["people"],
      users: ["ada"],
      policyArn: ADMIN,
    });
    expect(grants(role(), many).map(({ to, attached: arn, role: of }) => [to, arn, of])).toEqual([
      ["role", ADMIN, "role"],
      ["group", ADMIN, expect.stringContaining("people")],
      ["user", ADMIN, expect.stringContaining("ada")],
    ]);
  });
  test("not known yet", () => {
    const beside = resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "beside", {
      role: ref("role"),
      policyArn: unknownValue,
    });
    expect(grants(role(), beside)[0]).toMatchObject({ attached: "[unknown]" });
  });
});

describe("a policy of the stack is judged where it is written", () => {
  test.each<[string, unknown]>([
    ["known after the update", ref("own")],
    ["known by the ARN that its name will have", "arn:aws:iam::111122223333:policy/own"],
  ])("%s", (_, policyArn) => {
    const beside = resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "beside", {
      role: ref("role"),
      policyArn,
    });
    expect(grants(role(), own, beside)).toEqual([
      { ...NONE, of: "own", to: "policy", role: "[absent]", policy: TEXT },
      { ...NONE, of: "beside", to: "role", role: "role" },
    ]);
  });
  test("listed by the role", () => {
    expect(grants(role({ managedPolicyArns: [ref("own")] }), own).map((one) => one.attached)).toEqual([
      "[absent]",
      "[absent]",
    ]);
  });
  test("a policy of the same name in another path is another", () => {
    const beside = resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "beside", {
      role: ref("role"),
      policyArn: "arn:aws:iam::111122223333:policy/team/own",
    });
    expect(grants(role(), own, beside)[1]).toMatchObject({ attached: "arn:aws:iam::111122223333:policy/team/own" });
  });
});

test("a group's rights are those written for it and those of the policies attached to it", () => {
  const [, people] = factsIn(
    "people",
    resource("aws:iam/group:Group", "people", { name: "people" }),
    resource("aws:iam/group:Group", "others", { name: "others" }),
    own,
    resource("aws:iam/groupPolicy:GroupPolicy", "written", { group: ref("people"), policy: READ }),
    resource("aws:iam/groupPolicy:GroupPolicy", "foreign", { group: ref("others"), policy: READ }),
    resource("aws:iam/policyAttachment:PolicyAttachment", "many", { groups: ["people"], policyArn: ref("own") }),
  );
  expect([...new Set(people!.grants().map(({ subject }) => subject.name))]).toEqual(["written", "own"]);
});

test.each([
  ["aws:iam/accessKey:AccessKey", "accessKey"],
  ["aws:iam/userLoginProfile:UserLoginProfile", "loginProfile"],
  ["aws:iam/user:User", "user"],
])("%s is a credential", (type, what) => {
  expect(factIn("credential", resource(type, "ada", { user: "ada" })).what).toBe(what);
});
