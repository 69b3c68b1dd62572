import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const grant = (of: string) => {
  const Of = `${of[0]!.toUpperCase()}${of.slice(1)}`;
  return resource(`aws:iam/${of}Policy:${Of}Policy`, `${of}-policy`, { [of]: "somebody", policy: "{}" });
};

export const examples: Examples = {
  good: {
    "to a group and a role": [grant("group"), grant("role")],
    "to nobody": [resource("aws:iam/group:Group", "all")],
  },
  bad: {
    "written for a person": [grant("group"), grant("user")],
    "attached to a person": [
      resource("aws:iam/userPolicyAttachment:UserPolicyAttachment", "attachment", {
        user: "ada",
        policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
      }),
    ],
    "attached to a person, whatever it will be": [
      resource("aws:iam/userPolicyAttachment:UserPolicyAttachment", "attachment", {
        user: unknownValue,
        policyArn: unknownValue,
      }),
    ],
    "attached to a person, though written here": [
      resource("aws:iam/policy:Policy", "written", { policy: "{}" }),
      resource("aws:iam/userPolicyAttachment:UserPolicyAttachment", "attachment", {
        user: "ada",
        policyArn: ref("written"),
      }),
    ],
  },
  unknown: { never: "whether a grant is to a person is said by its type" },
};
