import type * as proto from "@pulumi/pulumi/proto/resource_pb";
import { unknownValue, type Properties } from "../../../cli/preview/graph";
import { nameOf } from "../../../cli/preview/urn";

export interface Declaration {
  readonly urn: string;
  readonly type: string;
  readonly id: string;
  readonly outputs: Properties;
}

/** What a program has declared so far, with what the engine answered; others may wait for what is still to come. */
export class Declared {
  root = "";
  stack = "";
  project = "";
  /** The provider that the first of the cloud's resources asks for. */
  provider = "";
  private readonly declarations: Declaration[] = [];
  private readonly removed = new Set<string>();
  private readonly waiting: { name: string; type?: string; tell: (declaration: Declaration) => void }[] = [];

  now(request: proto.RegisterResourceRequest, response: proto.RegisterResourceResponse): void {
    const urn = response.getUrn();
    if (request.getType() === "pulumi:pulumi:Stack") {
      this.root = urn;
      [this.stack = "", this.project = ""] = urn.replace("urn:pulumi:", "").split("::");
    }
    const declaration = {
      urn,
      type: request.getType(),
      id: response.getId() || unknownValue,
      outputs: response.getObject()?.toJavaScript() ?? {},
    };
    this.declarations.push(declaration);
    for (const each of this.waiting) if (fits(declaration, each.name, each.type)) each.tell(declaration);
  }

  named(name: string, type?: string): Promise<Declaration> {
    const found = this.declarations.find((each) => fits(each, name, type));
    return found ? Promise.resolve(found) : new Promise((tell) => this.waiting.push({ name, type, tell }));
  }

  /** Whether the cloud's provider is known now; it is learned from whoever asks for it first. */
  providerOf(request: proto.RegisterResourceRequest): boolean {
    if (this.provider === "" && request.getType().startsWith("aws:")) this.provider = request.getProvider();
    return this.provider !== "";
  }

  remove(urn: string): void {
    this.removed.add(urn);
  }

  /** Takes dependencies on removed resources out: the engine knows none of them. */
  forgetRemoved(request: proto.RegisterResourceRequest): void {
    const left = (urns: string[]): string[] => urns.filter((urn) => !this.removed.has(urn));
    request.setDependenciesList(left(request.getDependenciesList()));
    request.getPropertydependenciesMap().forEach((each) => each.setUrnsList(left(each.getUrnsList())));
    if (this.removed.has(request.getDeletedwith())) request.setDeletedwith("");
  }
}

function fits({ urn, type }: Declaration, name: string, wanted?: string): boolean {
  return nameOf(urn) === name && (wanted === undefined || type === wanted);
}
