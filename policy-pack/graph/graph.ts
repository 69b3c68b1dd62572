import type { Properties, Value } from "./values";
import { reveal } from "./values";

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
  private identities: Map<string, Resource[]> | undefined;

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

  /** The resources that a known string identifies by id, ARN or name: names may be shared by several types. */
  identifiedBy(text: string): readonly Resource[] {
    this.identities ??= identitiesOf(this.resources);
    return this.identities.get(text) ?? [];
  }
}

// Names by which resources refer to each other when the value is known (after an update, or explicit names).
const IDENTITY_PROPERTIES = ["arn", "bucket", "clusterIdentifier", "name", "identifier"];

function identitiesOf(resources: readonly Resource[]): Map<string, Resource[]> {
  const found = new Map<string, Resource[]>();
  const remember = (text: Value | undefined, resource: Resource) => {
    if (typeof text !== "string" || text === "") return;
    const same = found.get(text);
    if (!same) found.set(text, [resource]);
    else if (!same.includes(resource)) same.push(resource);
  };
  for (const resource of resources) {
    if (!resource.custom || isPart(resource)) continue;
    remember(resource.id, resource);
    for (const property of IDENTITY_PROPERTIES) {
      remember(reveal(resource.outputs[property] ?? resource.inputs[property] ?? null), resource);
    }
  }
  return found;
}

// A bucket's versioning bears the bucket's id: what it identifies is the bucket.
function isPart(resource: Resource): boolean {
  return /^aws:s3\/bucket./.test(resource.type) && !/^aws:s3\/bucket(V2)?:/.test(resource.type);
}
