import { unknownValue, type Examples } from "../../../support/examples";
import { subnet, vpc } from "./network";

export const examples: Examples = {
  good: {
    "said so": [vpc, subnet("subnet", "public", { mapPublicIpOnLaunch: false })],
    "the cloud's default": [vpc, subnet("subnet", "app")],
  },
  bad: {
    "a public subnet": [vpc, subnet("subnet", "public", { mapPublicIpOnLaunch: true })],
    "one of two": [vpc, subnet("first", "app"), subnet("second", "app", { mapPublicIpOnLaunch: true })],
  },
  unknown: { "set from another resource": [vpc, subnet("subnet", "public", { mapPublicIpOnLaunch: unknownValue })] },
};
