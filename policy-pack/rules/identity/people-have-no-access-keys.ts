import { fails, holds } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "people-have-no-access-keys",
  title: "Nobody has a long-lived access key or a password made by the stack",
  severity: "high",
  over: "estate",
  holds: (estate) => {
    const found = estate.of("credential").filter(({ what }) => what !== "user");
    return found.length === 0
      ? holds([{ resource: estate.urn, path: "credentials", value: "none" }])
      : fails(
          `${found.map(({ subject }) => subject.name).join(", ")}: a long-lived credential`,
          found.map(({ subject }) => ({ resource: subject.urn, path: "type", value: subject.type })),
        );
  },
  fix: { aws: "Take the iam.AccessKey or iam.UserLoginProfile away; let people come by IAM Identity Center or roles." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 1.13",
});
