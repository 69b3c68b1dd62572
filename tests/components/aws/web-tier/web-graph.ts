import { WebTier, type WebTierArgs } from "../../../../components/aws/web-tier";
import { environment, graphOf, type Graph } from "../../../support/graph-of";
import { key, network, operators } from "./fixtures";

export const domain = { name: "app.lamplight.example", hostedZoneId: "Z0123456789ABCDEFGHIJ" };
export const required: WebTierArgs = {
  environment,
  network,
  key,
  accessLogs: { bucketName: "lamplight-production-logs-111122223333" },
  domain,
};
export const withAdministration = {
  operators,
  administration: { securityGroupId: "sg-0123456789abcdef0", port: 2242 },
};

/** A web tier's graph, and the component as the program sees it. */
export async function webGraph(args: Partial<WebTierArgs> = {}): Promise<Graph & { web: WebTier }> {
  let web: WebTier | undefined;
  const graph = await graphOf(() => {
    web = new WebTier("web", { ...required, ...args });
  });
  return { ...graph, web: web as WebTier };
}
