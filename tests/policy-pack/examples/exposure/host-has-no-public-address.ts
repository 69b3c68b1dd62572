import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { machine, machines, refs, subnet, targetGroup, template, group, vpc } from "./network";

const interfaceWith = (address: unknown) => [template({ networkInterfaces: [{ associatePublicIpAddress: address }] })];
const inSubnet = (inputs: Record<string, unknown>) => [
  vpc,
  targetGroup,
  template(),
  subnet("subnet", "app", inputs),
  machines({ launchTemplate: { id: ref("template") }, vpcZoneIdentifiers: refs("subnet") }),
];

export const examples: Examples = {
  good: {
    "a template that says no": interfaceWith("false"),
    "a machine that says no": [vpc, group("group"), machine({ associatePublicIpAddress: false })],
    "a template without interfaces, in a subnet that gives none": inSubnet({ mapPublicIpOnLaunch: false }),
  },
  bad: {
    "a template that says yes": interfaceWith("true"),
    "a second interface": [
      template({ networkInterfaces: [{ associatePublicIpAddress: false }, { associatePublicIpAddress: true }] }),
    ],
    "a machine that says yes": [vpc, group("group"), machine({ associatePublicIpAddress: true })],
    "an Elastic IP": [
      vpc,
      group("group"),
      machine({ associatePublicIpAddress: false }),
      resource("aws:ec2/eip:Eip", "address", { instance: ref("machine") }),
    ],
    "an Elastic IP by a resource of its own": [
      vpc,
      group("group"),
      machine({ associatePublicIpAddress: false }),
      resource("aws:ec2/eip:Eip", "address", {}),
      resource("aws:ec2/eipAssociation:EipAssociation", "association", {
        instanceId: ref("machine"),
        allocationId: ref("address"),
      }),
    ],
    "a subnet that gives addresses to whoever says nothing": inSubnet({ mapPublicIpOnLaunch: true }),
  },
  unknown: {
    "set from another resource": interfaceWith(unknownValue),
    "a subnet that may give addresses": inSubnet({ mapPublicIpOnLaunch: unknownValue }),
  },
};
