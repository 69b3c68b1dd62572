import { resource, type Examples } from "../../../support/examples";
import { refs, subnet, vpc } from "./network";

const job = (vpcConfig?: Record<string, unknown>) => [
  vpc,
  subnet("hosts", "app"),
  subnet("data", "data"),
  subnet("front", "public"),
  resource("aws:lambda/function:Function", "job", { vpcConfig }),
];

export const examples: Examples = {
  good: { "among hosts": job({ subnetIds: refs("hosts") }), "beside data": job({ subnetIds: refs("data") }) },
  bad: {
    "outside of every network": job(),
    "no subnet": job({ subnetIds: [] }),
    "a public subnet": job({ subnetIds: refs("hosts", "front") }),
  },
  unknown: { "a subnet of another stack": job({ subnetIds: ["subnet-0123456789abcdef0"] }) },
};
