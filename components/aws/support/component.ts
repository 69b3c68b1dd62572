import * as pulumi from "@pulumi/pulumi";
import { tagsOf, type Tags } from "../../model/tags";
import type { DataClass } from "../../model/data-class";
import { nameIn, type Environment } from "../../model/environment";

/**
 * What every AWS component shares: the type token `hosting:aws:<Name>`, children that are parented to it, and the
 * environment's names and tags.
 */
export abstract class Component extends pulumi.ComponentResource {
  /** Options of a child: parented here, and whatever else it needs. */
  protected readonly child: pulumi.CustomResourceOptions = { parent: this };

  protected constructor(
    kind: string,
    name: string,
    protected readonly environment: Environment,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super(`hosting:aws:${kind}`, name, {}, opts);
  }

  /** The cloud's name of something that belongs to the component: `lamplight-production-web-hosts`. */
  protected called(...parts: string[]): string {
    return nameIn(this.environment, ...parts);
  }

  /** The tags of a child. */
  protected tags(name: string, dataClass: DataClass): Tags {
    return tagsOf(this.environment, name, dataClass);
  }
}
