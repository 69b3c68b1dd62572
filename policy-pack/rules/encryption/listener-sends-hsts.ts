import { test } from "../../logic/comparators";
import { least } from "../parameter";
import { rule } from "../rule";

export default rule({
  id: "listener-sends-hsts",
  title: "Browsers are told to come back by HTTPS only",
  severity: "medium",
  over: "listener",
  parameters: { seconds: least(31_536_000, "max-age, seconds at least.") },
  when: ({ protocol }) => !(protocol.state === "known" && protocol.value !== "https"),
  holds: (listener, { seconds }) =>
    test(listener.hsts, `max-age of at least ${seconds}`, (header) => {
      const age = /(?:^|;)\s*max-age="?(\d+)"?/i.exec(header)?.[1];
      return age !== undefined && Number(age) >= seconds;
    }),
  fix: {
    aws: "Set routingHttpResponseStrictTransportSecurityHeaderValue.",
    azure: "Add a rewrite rule that sets the header.",
  },
  source: "RFC 6797, 6.1.1",
});
