import { test } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "provider-is-pinned-to-account",
  title: "A provider acts in one account only",
  severity: "high",
  over: "provider",
  holds: (provider) => test(provider.accounts, "exactly one account", (accounts) => accounts.length === 1),
  fix: { aws: "Set allowedAccountIds to the account.", azure: "Set subscriptionId." },
  source: "https://www.pulumi.com/registry/packages/aws/api-docs/provider/",
});
