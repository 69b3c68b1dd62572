import { unknownValue, type Examples } from "../../../support/examples";
import { balancer, listener } from "../parts";

export const examples: Examples = {
  good: {
    "TLS 1.3 and 1.2": [balancer(), listener({ sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09" })],
    "TLS 1.3 alone": [balancer(), listener({ sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" })],
  },
  bad: {
    "the API's default": [balancer(), listener({})],
    "TLS 1.0": [balancer(), listener({ sslPolicy: "ELBSecurityPolicy-TLS-1-0-2015-04" })],
    "TLS 1.1": [balancer(), listener({ sslPolicy: "ELBSecurityPolicy-TLS-1-1-2017-01" })],
    "a second listener": [
      balancer(),
      listener({ sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09" }),
      listener({ port: 8443, sslPolicy: "ELBSecurityPolicy-2016-08" }, "other"),
    ],
  },
  unknown: {
    "a policy that nobody knows": [balancer(), listener({ sslPolicy: "ELBSecurityPolicy-TLS99-2031-01" })],
    "set from another resource": [balancer(), listener({ sslPolicy: unknownValue })],
  },
};
