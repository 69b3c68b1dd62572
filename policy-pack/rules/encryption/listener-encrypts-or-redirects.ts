import { is, isNot, oneOf } from "../../logic/comparators";
import { all, any } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "listener-encrypts-or-redirects",
  title: "A listener encrypts, or does nothing but redirect to one that does",
  severity: "critical",
  over: "listener",
  holds: (listener) =>
    all(
      any(oneOf(listener.protocol, ["https", "tls"]), is(listener.redirectsToHttps, true)),
      isNot(listener.redirectsToHttp, true),
    ),
  fix: { aws: 'Set protocol to "HTTPS", or redirect as the only action.', azure: "Redirect to the HTTPS listener." },
  source: "AWS Foundational Security Best Practices, ELB.1",
});
