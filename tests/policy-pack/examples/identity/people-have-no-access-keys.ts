import { resource, unknownValue, type Examples } from "../../../support/examples";

export const examples: Examples = {
  good: {
    "no people": [resource("aws:iam/group:Group", "operators")],
    "a person without credentials": [resource("aws:iam/user:User", "ada")],
  },
  bad: {
    "an access key": [resource("aws:iam/accessKey:AccessKey", "key", { user: "ada" })],
    "a key that is inactive now": [resource("aws:iam/accessKey:AccessKey", "key", { user: "ada", status: "Inactive" })],
    "a password": [resource("aws:iam/userLoginProfile:UserLoginProfile", "login", { user: "ada" })],
    "a key whose owner is not known": [resource("aws:iam/accessKey:AccessKey", "key", { user: unknownValue })],
  },
  unknown: { never: "whether there is a credential is said by its type" },
};
