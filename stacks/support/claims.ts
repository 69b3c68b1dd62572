import * as pulumi from "@pulumi/pulumi";

/** The promises that a stack claims, each with its parameters: `{ "lamp-snapshots-28": { days: 28 } }`. */
export type ClaimedPromises = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Carries the claims in the graph, so that a state can be judged without the program that made it. */
export class Claims extends pulumi.ComponentResource {
  constructor(name: string, promises: ClaimedPromises, opts?: pulumi.ComponentResourceOptions) {
    super("hosting:index:Claims", name, promises, opts);
    this.registerOutputs({});
  }
}
