import { resource, unknownValue, type Examples } from "../../../support/examples";

export const examples: Examples = {
  good: { HTTPS: [resource("aws:lb/targetGroup:TargetGroup", "targets", { port: 8443, protocol: "HTTPS" })] },
  bad: {
    HTTP: [resource("aws:lb/targetGroup:TargetGroup", "targets", { port: 8443, protocol: "HTTP" })],
    "never said": [resource("aws:lb/targetGroup:TargetGroup", "targets", { port: 8443 })],
  },
  unknown: {
    "set from another resource": [
      resource("aws:lb/targetGroup:TargetGroup", "targets", { port: 8443, protocol: unknownValue }),
    ],
  },
};
