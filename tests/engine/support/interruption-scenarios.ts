import { theCli } from "./engine";
import type { Point } from "./interruption-points";
import type { GraphResource } from "../../../cli/preview/graph";
import { Workspace } from "./workspace";

export const STACK = "lamplight";

/** The stacks that are interrupted, as they are before; each interruption has a copy of one. */
export type Scenarios = Readonly<Record<Point["during"], Workspace>>;

export async function scenarios(): Promise<Scenarios> {
  const empty = new Workspace(theCli(), STACK);
  await empty.start();
  const deployed = empty.copy();
  await deployed.must("up", "-s", STACK, "--yes", "--skip-preview");
  const [changed, drifted, doomed] = [deployed.copy(), deployed.copy(), deployed];
  await Promise.all([change(changed), drift(drifted), letGo(doomed)]);
  return { "first up": empty, up: changed, refresh: drifted, destroy: doomed };
}

/** Has the next update create, change, replace and delete. */
async function change(workspace: Workspace): Promise<void> {
  const more = <Item>(list: unknown, item: Item): Item[] => [...(list as Item[]), item];
  workspace.configureAt("allowedRanges", (list) => more(list, { name: "vpn", cidr: "2001:db8:7::/48" }));
  workspace.configureAt("tenants", (list) => more(list, { slug: "hill-library", displayName: "Hill Library" }));
  workspace.configureAt("nat", () => "single");
  const { urn } = await one(workspace, "SecurityGroupEgressRule::web-bastion-to-hosts");
  await workspace.must("state", "taint", "-s", STACK, urn, "--yes");
}

/** Changes and deletes behind Pulumi's back. */
async function drift(workspace: Workspace): Promise<void> {
  const [group, rule] = [
    await one(workspace, "Group::web-hosts-group"),
    await one(workspace, "Rule::web-hosts-from-balancer"),
  ];
  workspace.do({ did: "drift", type: group.type, id: group.id!, changes: { maxSize: 50 } });
  workspace.do({ did: "delete", type: rule.type, id: rule.id! });
}

/** Takes away what keeps the stack from being destroyed. */
async function letGo(workspace: Workspace): Promise<void> {
  await workspace.must("state", "unprotect", "-s", STACK, "--all", "--yes");
  const [cluster, balancer] = [
    await one(workspace, "Cluster::database-cluster"),
    await one(workspace, "LoadBalancer::web-balancer"),
  ];
  const changes = { deletionProtection: false, enableDeletionProtection: false };
  for (const { type, id } of [cluster, balancer]) workspace.do({ did: "drift", type, id: id!, changes });
}

/** The resource whose URN ends so. */
async function one(workspace: Workspace, end: string): Promise<GraphResource> {
  const { resources } = (await workspace.state()).deployment;
  const [found, ...others] = resources.filter(({ urn }) => urn.endsWith(end));
  if (found === undefined || others.length > 0) throw new Error(`${end}: ${others.length + 1} resources`);
  return found;
}
