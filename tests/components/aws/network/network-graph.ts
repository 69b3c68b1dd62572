import { Keyring } from "../../../../components/aws/keyring";
import { Network, type NetworkArgs } from "../../../../components/aws/network";
import { environment, graphOf, type Graph, type Resource } from "../../../support/graph-of";
import { text } from "./packets";

/** The graph of a network, with the keyring that encrypts its logs. */
export async function networkGraph(args: Partial<NetworkArgs> = {}): Promise<Graph> {
  return graphOf(() => {
    const { keys } = new Keyring("keyring", { environment, classes: ["high"] });
    new Network("network", { environment, key: keys.high, ...args });
  });
}

/** The network as other components see it. */
export async function networkOf(args: Partial<NetworkArgs> = {}): Promise<Network> {
  const key = { arn: "arn:aws:kms:eu-west-2:111122223333:key/k", alias: "alias/k", dataClass: "high" } as const;
  let network: Network | undefined;
  await graphOf(() => {
    network = new Network("network", { environment, key, ...args });
  });
  return network!;
}

/** The resources that a property refers to. */
export function referred(graph: Graph, { propertyDependencies }: Resource, property: string): Resource[] {
  const urns = propertyDependencies[property] ?? [];
  return graph.resources.filter(({ urn }) => urns.includes(urn));
}

/** Whither a subnet's packets go: the targets of the routes in its table by destination, gateway endpoints included. */
export function waysOut(graph: Graph, subnet: Resource): Record<string, string> {
  const associations = graph
    .all("aws:ec2/routeTableAssociation:RouteTableAssociation")
    .filter((each) => referred(graph, each, "subnetId").includes(subnet));
  const tables = associations.flatMap((each) => referred(graph, each, "routeTableId"));
  if (tables.length !== 1) {
    throw new Error(`${subnet.name} has ${tables.length} route tables`);
  }
  const refersToTable = (each: Resource, property: string) => referred(graph, each, property).includes(tables[0]!);
  const routes = graph.all("aws:ec2/route:Route").filter((each) => refersToTable(each, "routeTableId"));
  const endpoints = graph.all("aws:ec2/vpcEndpoint:VpcEndpoint").filter((each) => refersToTable(each, "routeTableIds"));
  return Object.fromEntries([
    ...routes.map((route) => [destinationOf(route), targetOf(graph, route)]),
    ...endpoints.map(({ name, inputs }) => [inputs.serviceName, name]),
  ]) as Record<string, string>;
}

function destinationOf({ inputs }: Resource): string {
  return text(inputs.destinationCidrBlock ?? inputs.destinationIpv6CidrBlock);
}

function targetOf(graph: Graph, route: Resource): string {
  const targets = Object.keys(route.propertyDependencies)
    .filter((property) => property !== "routeTableId")
    .flatMap((property) => referred(graph, route, property));
  return targets.map(({ name }) => name).join(", ");
}
