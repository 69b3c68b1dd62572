import type { Properties } from "../../../cli/preview/graph";
import { StandIn, type Made } from "./stand-in";

export const SUBSCRIPTION = "/subscriptions/11111111-2222-4333-8444-555555555555";
export const GROUP = `${SUBSCRIPTION}/resourceGroups/hosting`;
export const NETWORK = `${GROUP}/providers/Microsoft.Network/virtualNetworks/main`;

export const token = (type: string): string => `azure-native:${type}`;
export const place = { resourceGroupName: "hosting" };

/** The stand-in for Azure with a resource group in it, and a network. */
export class StandInAzure extends StandIn {
  constructor() {
    super("azure-native");
  }

  override async start(): Promise<void> {
    await super.start({
      subscriptionId: SUBSCRIPTION.slice("/subscriptions/".length),
      tenantId: "66666666-7777-4888-8999-000000000000",
    });
    await this.make("resources:ResourceGroup", "hosting", { location: "uksouth" });
    const addressSpace = { addressPrefixes: ["10.0.0.0/16"] };
    await this.make("network:VirtualNetwork", "main", { virtualNetworkName: "main", addressSpace });
  }

  /** Makes something in the group. */
  make(type: string, name: string, inputs: Properties): Promise<Made> {
    return this.create(token(type), name, { ...place, ...inputs });
  }
}
