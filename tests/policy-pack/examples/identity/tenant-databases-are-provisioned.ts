import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

const job = (name: string, inputs: Record<string, unknown>) => [
  resource("aws:ec2/vpc:Vpc", "network", { cidrBlock: "10.0.0.0/16" }),
  resource("aws:ec2/subnet:Subnet", "subnet", { vpcId: ref("network"), cidrBlock: "10.0.0.0/20" }),
  resource("aws:lambda/function:Function", name, inputs),
  resource("aws:lambda/invocation:Invocation", "run", { functionName: ref(name), input: '{"tenants":["alder"]}' }),
];
const INSIDE = { vpcConfig: { subnetIds: [ref("subnet")], securityGroupIds: [] } };

export const examples: Examples = {
  good: { "a job in the network": job("database-tenants", INSIDE) },
  bad: {
    "a job that is never called": job("database-tenants", INSIDE).slice(0, -1),
    "a job that is called for nobody": [
      ...job("database-tenants", INSIDE).slice(0, -1),
      resource("aws:lambda/invocation:Invocation", "run", {
        functionName: ref("database-tenants"),
        input: '{"tenants":[]}',
      }),
    ],
    "no function": [resource("aws:sns/topic:Topic", "other")],
    "a function for something else": job("resize-pictures", INSIDE),
    "a job outside the network": job("database-tenants", {}),
    "a job in no subnet": job("database-tenants", { vpcConfig: { subnetIds: [], securityGroupIds: [] } }),
  },
  unknown: {
    "a call that is not known": [
      ...job("database-tenants", INSIDE).slice(0, -1),
      resource("aws:lambda/invocation:Invocation", "run", {
        functionName: ref("database-tenants"),
        input: unknownValue,
      }),
    ],
    "subnets that are not in the stack": job("database-tenants", { vpcConfig: { subnetIds: ["subnet-elsewhere"] } }),
    "subnets that are not known": job("database-tenants", { vpcConfig: { subnetIds: unknownValue } }),
  },
};
