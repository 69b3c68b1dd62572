import type * as pulumi from "@pulumi/pulumi";
import type { Environment } from "../../model/environment";
import type { Tags } from "../../model/tags";
import type { KeyHandle } from "../handles";

/** What every part of the network needs to make its resources. */
export interface Context {
  /** The component's name: the first part of its children's. */
  name: string;
  environment: Environment;
  key: KeyHandle;
  options: pulumi.CustomResourceOptions;
  /** The cloud's name of something that belongs to the network. */
  called: (...parts: string[]) => string;
  /** Tags of something with that cloud name. */
  tags: (cloudName: string) => Tags;
}
