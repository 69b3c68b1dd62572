import { ref, resource, type Examples } from "../../../support/examples";
import { balancer, listener } from "../parts";

export const examples: Examples = {
  good: {
    "a certificate of the stack": [
      balancer(),
      resource("aws:acm/certificate:Certificate", "certificate", { domainName: "a.example" }),
      listener({ certificateArn: ref("certificate") }),
    ],
  },
  bad: { none: [balancer(), listener({})] },
  unknown: {
    "one made elsewhere": [
      balancer(),
      listener({ certificateArn: "arn:aws:acm:eu-west-2:111122223333:certificate/1234abcd" }),
    ],
  },
};
