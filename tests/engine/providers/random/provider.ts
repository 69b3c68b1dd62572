import type { Properties } from "../../../../cli/preview/graph";
import { installedSdk } from "../../../support/sdk-types";
import { LocalProvider } from "../local-provider";
import { choiceTypes } from "./choices";
import { numberTypes } from "./numbers";
import { textTypes } from "./texts";

/** Stands in for the provider of random values: they are as random as Node's own source makes them. */
export class StandInRandom extends LocalProvider {
  readonly name = "random";
  protected readonly types = { ...textTypes, ...numberTypes, ...choiceTypes };

  constructor(version: string, folder: string) {
    super(version, installedSdk("random"), folder);
  }

  invoke(token: string): Properties {
    throw new Error(`${token}: the provider of random values has no functions`);
  }
}
