import type { PacketRuleFact } from "../../../policy-pack/facts/kinds";
import { ref, resource, unknownValue, type ExampleResource } from "../../support/examples";
import { factIn, factsIn, say } from "./facts-of";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const vpc = resource("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.20.0.0/16" });
const group = (inputs: Record<string, unknown> = {}) => resource(GROUP, "group", { vpcId: ref("vpc"), ...inputs });
const other = resource(GROUP, "other", { vpcId: ref("vpc") });
const list = resource("aws:ec2/managedPrefixList:ManagedPrefixList", "list", { entries: [{ cidr: "192.0.2.0/24" }] });

const rule = (inputs: Record<string, unknown>) =>
  resource("aws:ec2/securityGroupRule:SecurityGroupRule", "rule", { securityGroupId: ref("group"), ...inputs });
const newRule = (direction: "Ingress" | "Egress", inputs: Record<string, unknown>) =>
  resource(`aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`, "rule", {
    securityGroupId: ref("group"),
    ...inputs,
  });

/** A rule in one line: `in allow tcp 443 of group from 0.0.0.0/0`. */
function line(fact: PacketRuleFact): string {
  const [action, protocol, ports, filter, peer] = [fact.action, fact.protocol, fact.ports, fact.filter, fact.peer].map(
    (datum) => String(say(datum)),
  );
  return `${fact.direction} ${action} ${protocol} ${ports} of ${filter} with ${peer}`;
}
const lines = (...resources: ExampleResource[]) => factsIn("packetRule", vpc, ...resources).map(line);

describe("one rule of a security group", () => {
  const https = { protocol: "tcp", fromPort: 443, toPort: 443 };
  const newHttps = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };

  test.each([
    ["inside of the group", [group({ ingress: [{ ...https, cidrBlocks: ["0.0.0.0/0"] }] })]],
    ["inside of the group, as one object", [group({ ingress: { ...https, cidrBlocks: ["0.0.0.0/0"] } })]],
    ["outside, in the older form", [group(), rule({ ...https, type: "ingress", cidrBlocks: ["0.0.0.0/0"] })]],
    ["outside, in the newer form", [group(), newRule("Ingress", { ...newHttps, cidrIpv4: "0.0.0.0/0" })]],
    [
      "by the protocol's number",
      [group(), newRule("Ingress", { ...newHttps, ipProtocol: "6", cidrIpv4: "0.0.0.0/0" })],
    ],
    ["in capitals", [group(), rule({ ...https, protocol: "TCP", type: "ingress", cidrBlocks: ["0.0.0.0/0"] })]],
    ["in halves", [group({ ingress: [{ ...https, cidrBlocks: ["0.0.0.0/1", "128.0.0.0/1"] }] })]],
  ])("is the same fact %s", (_, resources) => {
    expect(lines(...resources)).toEqual(["in allow tcp 443 of group with 0.0.0.0/0"]);
  });

  test.each([
    ["inside", [group({ egress: [{ protocol: "-1", fromPort: 0, toPort: 0, ipv6CidrBlocks: ["::/0"] }] })]],
    ["outside", [group(), rule({ protocol: "all", fromPort: 0, toPort: 0, type: "egress", ipv6CidrBlocks: ["::/0"] })]],
    ["in the newer form", [group(), newRule("Egress", { ipProtocol: "-1", cidrIpv6: "::/0" })]],
  ])("out over every protocol is every port %s", (_, resources) => {
    expect(lines(...resources)).toEqual(["out allow all every port of group with ::/0"]);
  });

  test.each([
    ["a range", { ipProtocol: "udp", fromPort: 1000, toPort: 2000 }, "udp 1000–2000"],
    ["no bounds", { ipProtocol: "tcp" }, "tcp every port"],
    ["negative bounds", { ipProtocol: "tcp", fromPort: -1, toPort: -1 }, "tcp every port"],
    ["ICMP, whose types are no ports", { ipProtocol: "icmp", fromPort: 8, toPort: 0 }, "icmp every port"],
    ["ICMPv6 by number", { ipProtocol: "58" }, "icmpv6 every port"],
    ["another protocol, whose ports AWS ignores", { ipProtocol: "47", fromPort: 22, toPort: 22 }, "47 every port"],
    ["an unknown port", { ipProtocol: "tcp", fromPort: unknownValue, toPort: 443 }, "tcp [unknown]"],
    ["an unknown protocol", { ipProtocol: unknownValue, fromPort: 443, toPort: 443 }, "[unknown] [unknown]"],
  ])("has the ports of %s", (_, inputs, expected) => {
    expect(lines(group(), newRule("Ingress", { ...inputs, cidrIpv4: "10.0.0.0/8" }))).toEqual([
      `in allow ${expected} of group with 10.0.0.0/8`,
    ]);
  });

  test.each([
    ["group", { referencedSecurityGroupId: ref("other") }, "members of other"],
    ["itself", { referencedSecurityGroupId: ref("group") }, "members of group"],
    ["list", { prefixListId: ref("list") }, "list list"],
    [
      "group that is not in the stack",
      { referencedSecurityGroupId: "sg-1" },
      "[unknown] refers to sg-1, which is not in this stack",
    ],
    ["list that is not in the stack", { prefixListId: "pl-1" }, "[unknown] refers to pl-1, which is not in this stack"],
    ["block that is not known", { cidrIpv4: unknownValue }, "[unknown]"],
    ["block that is none", { cidrIpv4: "everybody" }, "[unknown] is no address block"],
    ["nobody", {}, "[absent]"],
  ])("names a %s", (_, inputs, peer) => {
    expect(lines(group(), other, list, newRule("Ingress", { ...newHttps, ...inputs }))).toEqual([
      `in allow tcp 443 of group with ${peer}`,
    ]);
  });

  test("names a service by the list of its endpoint", () => {
    const endpoint = resource("aws:ec2/vpcEndpoint:VpcEndpoint", "s3", { serviceName: "com.amazonaws.eu-west-2.s3" });
    expect(lines(group(), endpoint, newRule("Egress", { ...newHttps, prefixListId: ref("s3") }))).toEqual([
      "out allow tcp 443 of group with service com.amazonaws.eu-west-2.s3",
    ]);
  });

  test("with peers of several kinds is a fact of each, so that an unknown one hides no other", () => {
    const ingress = [
      { ...https, cidrBlocks: ["10.0.0.0/8", unknownValue, "0.0.0.0/0"], prefixListIds: ["pl-1"], self: true },
    ];
    expect(lines(group({ ingress }))).toEqual([
      "in allow tcp 443 of group with 0.0.0.0/0",
      "in allow tcp 443 of group with [unknown]",
      "in allow tcp 443 of group with [unknown] refers to pl-1, which is not in this stack",
      "in allow tcp 443 of group with members of group",
    ]);
  });

  test("in a list that is not known is one fact of which only the group is known", () => {
    expect(lines(group({ ingress: unknownValue }))).toEqual(["in allow [unknown] [unknown] of group with [unknown]"]);
  });

  test("whose direction is not known counts as both", () => {
    const unsure = rule({ ...https, type: unknownValue, cidrBlocks: ["0.0.0.0/0"] });
    expect(lines(group(), unsure).map((text) => text.slice(0, 3))).toEqual(["in ", "out"]);
  });

  test("on the network's default group belongs to it", () => {
    const adopted = resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "default", { vpcId: ref("vpc") });
    const opened = resource("aws:ec2/securityGroupRule:SecurityGroupRule", "rule", {
      ...https,
      type: "ingress",
      securityGroupId: ref("vpc"),
      cidrBlocks: ["0.0.0.0/0"],
    });
    expect(lines(adopted, opened)).toEqual(["in allow tcp 443 of default with 0.0.0.0/0"]);
  });
});

describe("security groups", () => {
  test("stand at interfaces; the default one is told from others", () => {
    const facts = factsIn(
      "packetFilter",
      vpc,
      group(),
      resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "default", { vpcId: ref("vpc") }),
    );
    expect(facts.map((fact) => [fact.subject.name, fact.scope, fact.isDefault, say(fact.network)])).toEqual([
      ["group", "endpoint", false, "vpc"],
      ["default", "endpoint", true, "vpc"],
    ]);
  });

  test("without rules have none", () => {
    expect(lines(group())).toEqual([]);
    expect(lines(group({ ingress: [], egress: [] }))).toEqual([]);
  });
});

describe("network access lists", () => {
  const ACL = "aws:ec2/networkAcl:NetworkAcl";
  const subnet = (name: string) => resource("aws:ec2/subnet:Subnet", name, { vpcId: ref("vpc") });
  const acl = (inputs: Record<string, unknown> = {}) => resource(ACL, "acl", { vpcId: ref("vpc"), ...inputs });
  const entry = { protocol: "tcp", fromPort: 22, toPort: 22, action: "allow", ruleNo: 100 };
  const aclRule = (of: string, inputs: Record<string, unknown>) =>
    resource("aws:ec2/networkAclRule:NetworkAclRule", "rule", {
      networkAclId: ref(of),
      protocol: "tcp",
      fromPort: 22,
      toPort: 22,
      ruleNumber: 100,
      ruleAction: "allow",
      ...inputs,
    });

  test("stand at the border of the subnets that they name and that name them", () => {
    const fact = factIn(
      "packetFilter",
      vpc,
      subnet("one"),
      subnet("two"),
      acl({ subnetIds: [ref("one")] }),
      resource("aws:ec2/networkAclAssociation:NetworkAclAssociation", "association", {
        networkAclId: ref("acl"),
        subnetId: ref("two"),
      }),
    );
    expect([fact.scope, fact.isDefault, say(fact.subnets), say(fact.network)]).toEqual([
      "subnet",
      false,
      ["one", "two"],
      "vpc",
    ]);
  });

  test.each([
    ["inside", [acl({ ingress: [{ ...entry, cidrBlock: "0.0.0.0/0" }] })]],
    ["outside", [acl(), aclRule("acl", { cidrBlock: "0.0.0.0/0" })]],
    ["outside, with the direction said", [acl(), aclRule("acl", { egress: false, cidrBlock: "0.0.0.0/0" })]],
  ])("have the same rules %s", (_, resources) => {
    const facts = factsIn("packetRule", vpc, ...resources);
    expect(facts.map(line)).toEqual(["in allow tcp 22 of acl with 0.0.0.0/0"]);
    expect(say(facts[0]!.order)).toBe(100);
  });

  test("deny, and let everything out by number", () => {
    const egress = [
      { ...entry, action: "DENY", ipv6CidrBlock: "::/0" },
      { ...entry, protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" },
    ];
    expect(lines(acl({ egress }))).toEqual([
      "out deny tcp 22 of acl with ::/0",
      "out allow all every port of acl with 0.0.0.0/0",
    ]);
  });

  test("that are the network's default get the rules of `vpc.defaultNetworkAclId`, beside the default group", () => {
    const facts = lines(
      resource("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", "default-acl", { defaultNetworkAclId: ref("vpc") }),
      resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "default-group", { vpcId: ref("vpc") }),
      aclRule("vpc", { cidrBlock: "0.0.0.0/0" }),
    );
    expect(facts).toEqual(["in allow tcp 22 of default-acl with 0.0.0.0/0"]);
  });
});
