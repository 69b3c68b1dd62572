import {
  asSecret,
  graphDocument,
  unknownValue,
  type GraphDocument,
  type GraphResource,
  type Properties,
} from "./graph";
import { inDependencyOrder } from "./order";
import { ProgramError } from "./program-error";
import { nameOf, type Names } from "./urn";

/** The resources of one run. It refuses what the engine would refuse: two of one name, and parents that do not exist. */
export class Resources {
  private readonly byUrn = new Map<string, GraphResource>();

  constructor(
    private readonly names: Names,
    private readonly config: Record<string, string>,
    private readonly secretKeys: readonly string[],
  ) {}

  add(resource: GraphResource): void {
    const { urn, type, parent } = resource;
    if (this.byUrn.has(urn)) {
      throw new ProgramError(
        `declared twice: another resource of this type has this name, under parents of the same types (${urn})`,
        `${type} "${nameOf(urn)}"`,
      );
    }
    if (parent !== undefined && !this.byUrn.has(parent)) {
      throw new ProgramError(`its parent is not part of the stack (${parent})`, `${type} "${nameOf(urn)}"`);
    }
    this.byUrn.set(urn, resource);
  }

  get(urn: string): GraphResource | undefined {
    return this.byUrn.get(urn);
  }

  get size(): number {
    return this.byUrn.size;
  }

  document(): GraphDocument {
    return graphDocument(inDependencyOrder(this.byUrn.values()));
  }

  /** The reference to an explicit provider, which must be there. */
  explicitProvider(reference: string, user: string): string {
    const urn = reference.slice(0, reference.lastIndexOf("::"));
    if (!this.byUrn.has(urn)) throw new ProgramError(`its provider is not part of the stack (${urn})`, user);
    return reference;
  }

  /** The default provider of a package and version; as in the engine, the first resource that needs it makes it. */
  defaultProvider(packageName: string, version: string): { reference: string; made?: GraphResource } {
    const name = ["default", version]
      .filter((part) => part !== "")
      .join("_")
      .replace(/[^A-Za-z0-9_]/g, "_");
    const type = `pulumi:providers:${packageName}`;
    const urn = `urn:pulumi:${this.names.stack}::${this.names.project}::${type}::${name}`;
    const reference = `${urn}::${unknownValue}`;
    if (this.byUrn.has(urn)) return { reference };
    const inputs = this.providerInputs(packageName, version);
    const made = {
      urn,
      custom: true,
      type,
      inputs,
      outputs: inputs,
      dependencies: [],
      propertyDependencies: {},
    };
    this.byUrn.set(urn, made);
    return { reference, made };
  }

  private providerInputs(packageName: string, version: string): Properties {
    const prefix = `${packageName}:`;
    const configured = Object.entries(this.config)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]): [string, Properties[string]] => [
        key.slice(prefix.length),
        this.secretKeys.includes(key) ? asSecret(value) : value,
      ]);
    return Object.fromEntries([...configured.sort(), ...(version === "" ? [] : [["version", version]])]) as Properties;
  }
}
