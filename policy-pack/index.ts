import { PolicyPack } from "@pulumi/policy";
import { policiesOf } from "./policies";
import { rules } from "./rules";

/** The CrossGuard pack: `pulumi up --policy-pack policy-pack`. */
new PolicyPack("hardened-hosting", {
  displayName: "Hardened Hosting",
  description: "Rejects hosting that is not compliant with what its organisation promises.",
  policies: policiesOf(rules, () => new Date().toISOString().slice(0, 10)),
});
