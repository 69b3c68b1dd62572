import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const balancer = (inputs: Record<string, unknown>, type = "aws:lb/loadBalancer:LoadBalancer") => [
  resource("aws:s3/bucket:Bucket", "log"),
  resource(type, "balancer", inputs),
];

export const examples: Examples = {
  good: {
    "into a bucket": balancer({ accessLogs: { bucket: ref("log"), enabled: true } }),
    "by the older name": balancer(
      { accessLogs: { bucket: ref("log"), enabled: true } },
      "aws:alb/loadBalancer:LoadBalancer",
    ),
  },
  bad: {
    none: balancer({}),
    "switched off": balancer({ accessLogs: { bucket: ref("log"), enabled: false } }),
    "off, which is the default": balancer({ accessLogs: { bucket: ref("log") } }),
    "only connections": balancer({ connectionLogs: { bucket: ref("log"), enabled: true } }),
  },
  unknown: {
    "a bucket that is not in the stack": balancer({ accessLogs: { bucket: "of-the-organisation", enabled: true } }),
    "a bucket that is not known": balancer({ accessLogs: { bucket: unknownValue, enabled: true } }),
  },
};
