import { arnOf, endingOf, mayStandAt } from "./aws-names";
import type { Resource } from "./graph";
import { reveal, type Value } from "./values";

// Names by which resources refer to each other when the value is known (after an update, or explicit names).
const IDENTITY_PROPERTIES = ["arn", "arnSuffix", "bucket", "clusterIdentifier", "identifier", "keyId", "name", "url"];

/** Which resources a known text may mean: by id, ARN or name, or by the ARN that a known name will have. */
export class Identities {
  private readonly exact = new Map<string, Resource[]>();
  private readonly endings = new Map<string, Resource[]>();

  constructor(
    resources: readonly Resource[],
    private readonly get: (urn: string) => Resource | undefined,
  ) {
    for (const resource of resources) {
      if (resource.custom && !isPart(resource)) this.remember(resource);
    }
  }

  /** Names may be shared by several types. */
  of(text: string): readonly Resource[] {
    const exact = this.exact.get(text);
    if (exact) return exact;
    const arn = arnOf(text);
    if (!arn) return [];
    return (this.endings.get(`${arn.service}:${arn.rest}`) ?? []).filter((resource) =>
      mayStandAt(arn, resource, resource.provider === undefined ? undefined : this.get(resource.provider)),
    );
  }

  private remember(resource: Resource): void {
    add(this.exact, resource.id, resource);
    for (const property of IDENTITY_PROPERTIES) {
      add(this.exact, reveal(resource.outputs[property] ?? resource.inputs[property] ?? null), resource);
    }
    add(this.endings, endingOf(resource), resource);
  }
}

function add(found: Map<string, Resource[]>, text: Value | undefined, resource: Resource): void {
  if (typeof text !== "string" || text === "") return;
  const same = found.get(text);
  if (!same) found.set(text, [resource]);
  else if (!same.includes(resource)) same.push(resource);
}

// A bucket's versioning bears the bucket's id: what it identifies is the bucket.
function isPart(resource: Resource): boolean {
  return /^aws:s3\/bucket./.test(resource.type) && !/^aws:s3\/bucket(V2)?:/.test(resource.type);
}
