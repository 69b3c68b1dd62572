import { test } from "../../logic/comparators";
import { all, exists } from "../../logic/outcome";
import { least } from "../parameter";
import { rule } from "../rule";

export default rule({
  id: "account-password-is-strong",
  title: "Passwords of the account are long, and are not used again",
  severity: "medium",
  over: "estate",
  enforced: "claimed",
  parameters: { length: least(14, "Characters, at least."), reuse: least(24, "Former passwords that are refused.") },
  holds: (estate, { length, reuse }) => {
    const setting = (name: string, wanted: number) =>
      exists(
        estate.of("accountSetting").filter((one) => one.setting === name),
        (one) => test(one.value, `at least ${wanted}`, (value) => typeof value === "number" && value >= wanted),
        "the account has no password policy",
      );
    return all(setting("passwordLength", length), setting("passwordReuse", reuse));
  },
  fix: { aws: "Declare an iam.AccountPasswordPolicy." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 1.8 and 1.9",
});
