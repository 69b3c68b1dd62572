import { Bastion, type BastionArgs } from "../../../../components/aws/bastion";
import { environment, graphOf, type Graph } from "../../../support/graph-of";
import { key, network, operators } from "../web-tier/fixtures";

export const allowedRanges = { ipv4PrefixListId: "pl-0123456789abcdef4", ipv6PrefixListId: "pl-0123456789abcdef6" };
export const required: BastionArgs = { environment, network, key, operators, allowedRanges };

/** A bastion's graph, and the component as the program sees it. */
export async function bastionGraph(args: Partial<BastionArgs> = {}): Promise<Graph & { bastion: Bastion }> {
  let bastion: Bastion | undefined;
  const graph = await graphOf(() => {
    bastion = new Bastion("bastion", { ...required, ...args });
  });
  return { ...graph, bastion: bastion as Bastion };
}

export const sessionManager: Partial<BastionArgs> = {
  mode: "session-manager",
  operators: [],
  allowedRanges: undefined,
};
