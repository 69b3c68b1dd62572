import { is } from "../../logic/comparators";
import { fails } from "../../logic/outcome";
import { rule } from "../rule";
import { stackHas } from "../shared/present";

export default rule({
  id: "account-blocks-public-buckets",
  title: "No bucket of the account can be made public",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    stackHas(estate, "accountSetting", "the account does not block public buckets", (one) =>
      one.setting === "publicBucketsBlocked" ? is(one.value, true) : fails("another setting"),
    ),
  fix: { aws: "Declare an s3.AccountPublicAccessBlock with all four settings." },
  source: "AWS Foundational Security Best Practices, S3.1",
});
