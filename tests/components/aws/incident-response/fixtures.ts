import { IncidentResponse, type IncidentResponseArgs } from "../../../../components/aws/incident-response";
import { environment, graphOf, type Graph } from "../../../support/graph-of";
import { key, network } from "../web-tier/fixtures";
import { procedureIn, type Procedure, type Step } from "./automation";

/** A graph with the component, and the component as the program sees it. */
export async function incidentGraph(
  args: Partial<IncidentResponseArgs> = {},
): Promise<Graph & { incident: IncidentResponse }> {
  let incident: IncidentResponse | undefined;
  const graph = await graphOf(() => {
    incident = new IncidentResponse("incident", { environment, network, key, ...args });
  });
  return { ...graph, incident: incident as IncidentResponse };
}

export function documentOf(graph: Graph): Procedure {
  return procedureIn(graph.only("aws:ssm/document:Document").inputs.content);
}

export function stepOf({ mainSteps }: Procedure, name: string): Step | undefined {
  return mainSteps.find((step) => step.name === name);
}
