import { refersTo } from "../../logic/comparators";
import { fails, holds } from "../../logic/outcome";
import { rule } from "../rule";
import { deniesPlainHttp } from "../shared/policies";

export default rule({
  id: "bucket-requires-tls",
  title: "A bucket refuses requests without TLS",
  severity: "high",
  over: "store",
  clouds: ["aws"],
  when: ({ purpose }) => purpose === "bucket",
  holds: (bucket) =>
    refersTo(bucket.policy, "a policy that denies requests without TLS", (policy) =>
      deniesPlainHttp(policy) ? holds() : fails("no statement denies s3:* to everybody without aws:SecureTransport"),
    ),
  fix: { aws: 'Deny "s3:*" to "*" where aws:SecureTransport is false.' },
  source: "CIS AWS Foundations Benchmark 3.0.0, 2.1.1",
});
