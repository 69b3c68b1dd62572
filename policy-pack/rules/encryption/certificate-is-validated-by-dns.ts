import { oneOf } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "certificate-is-validated-by-dns",
  title: "A certificate is validated by DNS or by a private authority, so that it renews itself",
  severity: "medium",
  over: "certificate",
  clouds: ["aws"],
  holds: (certificate) => oneOf(certificate.validation, ["DNS", "AUTHORITY"]),
  fix: { aws: 'Set validationMethod to "DNS".' },
  source: "https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html",
});
