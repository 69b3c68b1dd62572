import { resource, unknownValue, type Examples } from "../../../support/examples";

const ada = {
  name: "ada-lovelace",
  reason: "operates the service",
  grantedBy: "grace-hopper",
  expires: "2026-06-30",
  role: "operator",
};
const register = (...operators: readonly unknown[]) => [
  resource("hosting:index:AccessRegister", "operators", { operators }),
];

export const examples: Examples = {
  good: {
    current: register(ada),
    "the last day": register({ ...ada, expires: "2026-01-01" }),
    "two people": register(ada, { ...ada, name: "grace-hopper", grantedBy: "ada-lovelace" }),
  },
  bad: {
    "expired yesterday": register({ ...ada, expires: "2025-12-31" }),
    "never expires": register({ ...ada, expires: undefined }),
    "never, as a word": register({ ...ada, expires: "never" }),
    "a day that is none": register({ ...ada, expires: "2026-13-01" }),
    "written as others write days": register({ ...ada, expires: "30/06/2026" }),
    "no reason": register({ ...ada, reason: undefined }),
    "a reason of no words": register({ ...ada, reason: "  " }),
    "granted by nobody": register({ ...ada, grantedBy: "" }),
    "granted by themselves": register({ ...ada, grantedBy: "ada-lovelace" }),
    "granted by themselves, in capitals": register({ ...ada, grantedBy: " Ada-Lovelace" }),
    "one of two": register(ada, { ...ada, expires: "2025-01-01" }),
    "expired, and the reason not known": register({ ...ada, reason: unknownValue, expires: "2025-01-01" }),
  },
  unknown: {
    "a day that is not known": register({ ...ada, expires: unknownValue }),
    "a whole register that is not known": [
      resource("hosting:index:AccessRegister", "operators", { operators: unknownValue }),
    ],
  },
};
