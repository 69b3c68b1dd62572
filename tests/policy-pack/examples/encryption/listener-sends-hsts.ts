import { unknownValue, type Examples } from "../../../support/examples";
import { balancer, listener } from "../parts";

export const examples: Examples = {
  good: {
    "two years": [
      balancer(),
      listener({ routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=63072000; includeSubDomains" }),
    ],
  },
  bad: {
    never: [balancer(), listener({})],
    "for no time": [balancer(), listener({ routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=0" })],
    "for a day": [
      balancer(),
      listener({ routingHttpResponseStrictTransportSecurityHeaderValue: "includeSubDomains; max-age=86400" }),
    ],
    "without a time": [
      balancer(),
      listener({ routingHttpResponseStrictTransportSecurityHeaderValue: "includeSubDomains; preload" }),
    ],
  },
  unknown: {
    "set from another resource": [
      balancer(),
      listener({ routingHttpResponseStrictTransportSecurityHeaderValue: unknownValue }),
    ],
  },
};
