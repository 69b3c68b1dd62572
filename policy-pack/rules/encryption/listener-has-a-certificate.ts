import { refersTo } from "../../logic/comparators";
import { holds } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "listener-has-a-certificate",
  title: "A listener shows a certificate of this stack",
  severity: "high",
  over: "listener",
  when: ({ protocol }) => !(protocol.state === "known" && protocol.value !== "https" && protocol.value !== "tls"),
  holds: (listener) => refersTo(listener.certificate(), "a certificate", () => holds()),
  fix: { aws: "Set certificateArn to an ACM certificate.", azure: "Set sslCertificate to a Key Vault certificate." },
});
