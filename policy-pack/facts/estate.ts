import type { Graph } from "../graph/graph";
import { isRecord } from "../graph/values";
import type { Context } from "./context";
import type { FactKind, FactKinds } from "./kinds";

/** The claimed promises with their parameters, as the graph carries them. */
export type Claims = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** The type of the component resource whose inputs are the claims. */
export const CLAIMS_TYPE = "hosting:index:Claims";

/** Everything that is known of one stack: what rules that look at the whole are given. */
export class Estate {
  readonly claims: Claims;
  /** URN that verdicts about the whole stack name. */
  readonly urn: string;

  constructor(
    private readonly context: Context,
    /** The day on which the verdicts hold, ISO: grants and waivers expire by it. */
    readonly asOf: string,
  ) {
    this.claims = claimsOf(context.graph);
    this.urn = subjectOf(context.graph);
  }

  get graph(): Graph {
    return this.context.graph;
  }
  /** All facts of a kind. */
  of<K extends FactKind>(kind: K): readonly FactKinds[K][] {
    return this.context.of(kind);
  }
  /** The facts of a kind that were read from a resource. */
  about<K extends FactKind>(kind: K, urn: string): readonly FactKinds[K][] {
    return this.context.about(kind, urn);
  }
}

function claimsOf(graph: Graph): Claims {
  const claims = new Map<string, Readonly<Record<string, unknown>>>();
  for (const resource of graph.ofType(CLAIMS_TYPE)) {
    for (const [promise, parameters] of Object.entries(resource.inputs)) {
      claims.set(promise, isRecord(parameters) ? parameters : {});
    }
  }
  return claims;
}

function subjectOf(graph: Graph): string {
  const resource = graph.ofType(CLAIMS_TYPE)[0] ?? graph.ofType("pulumi:pulumi:Stack")[0] ?? graph.resources[0];
  return resource?.urn ?? "urn:pulumi:stack::project::pulumi:pulumi:Stack::empty";
}
