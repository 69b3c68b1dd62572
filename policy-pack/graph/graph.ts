import { Identities } from "./identities";
import type { Properties } from "./values";

/** One resource of a stack, whether it was planned, exported or handed over by the engine. */
export interface Resource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** False for components: groupings that no cloud knows. */
  readonly custom: boolean;
  readonly inputs: Properties;
  /** What the provider answered; at preview the inputs, and unknown for the rest. */
  readonly outputs: Properties;
  readonly id?: string;
  readonly parent?: string;
  /** URN of the provider resource. */
  readonly provider?: string;
  readonly protect: boolean;
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** All resources of one stack, decoded once and indexed for the ways in which facts ask for them. */
export class Graph {
  readonly resources: readonly Resource[];
  private readonly byUrn: ReadonlyMap<string, Resource>;
  private readonly byType = new Map<string, Resource[]>();
  private identities: Identities | undefined;

  constructor(resources: readonly Resource[]) {
    this.resources = [...resources].sort((a, b) => (a.urn < b.urn ? -1 : 1));
    this.byUrn = new Map(this.resources.map((resource) => [resource.urn, resource]));
    for (const resource of this.resources) {
      const same = this.byType.get(resource.type);
      if (same) same.push(resource);
      else this.byType.set(resource.type, [resource]);
    }
  }

  get(urn: string): Resource | undefined {
    return this.byUrn.get(urn);
  }

  ofType(type: string): readonly Resource[] {
    return this.byType.get(type) ?? [];
  }

  /** The resources that a known text means: by id, ARN or name; names may be shared by several types. */
  identifiedBy(text: string): readonly Resource[] {
    this.identities ??= new Identities(this.resources, (urn) => this.byUrn.get(urn));
    return this.identities.of(text);
  }
}
