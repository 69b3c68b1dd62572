import type { Json, Properties } from "../../../../cli/preview/graph";
import { replacementProperties } from "../../../../cli/diff/replacement-data";
import { installedSdk } from "../../../support/sdk-types";
import type { Thing } from "../cloud";
import { CloudProvider, type Attributes } from "../cloud-provider";
import { autonamed, isAutonamed, withoutNotes } from "../naming";
import type { Patience } from "../patience";
import type { Problem, State, Subject } from "../provider";
import { sdkProblems } from "../sdk-problems";
import { attributesOf, counted } from "./attributes";
import { IMAGE } from "./image";
import { Made } from "./made";
import { creationRefusal, deletionRefusal, missingReference } from "./refusals";
import { timeoutOf } from "./timeouts";

const sdk = installedSdk("aws");

/** The inputs that are the name by which a thing is unique; the provider chooses one where the program gives none. */
const NAMES = ["name", "bucket", "clusterIdentifier", "identifier"];

/** Stands in for AWS's provider and for AWS behind it, as far as the stacks of this project use them. */
export class StandInAws extends CloudProvider {
  readonly name = "aws";
  // `max_retries` of the provider, and the two minutes that it gives IAM's news to spread.
  protected readonly patience: Patience = {
    attempts: 25,
    gaveUp: (attempts, answer) => `exceeded maximum number of attempts, ${attempts}: ${answer}`,
    propagation: 120,
    readsBack: true,
    backoff: [1, 20],
  };
  private region = "us-east-1";
  private account = "000000000000";

  configure({ region, allowedAccountIds }: Properties): void {
    if (typeof region === "string") this.region = region;
    const accounts: unknown = typeof allowedAccountIds === "string" ? JSON.parse(allowedAccountIds) : allowedAccountIds;
    if (Array.isArray(accounts) && typeof accounts[0] === "string") this.account = accounts[0];
  }

  invoke(token: string, args: Properties): Properties {
    const answer = functions[token];
    if (answer === undefined) throw new Error(`${token}: the stand-in for AWS has no such function`);
    return answer(args);
  }

  protected kindOf(type: string): string {
    return type;
  }

  protected completed({ urn, type }: Subject, inputs: Properties, before: Properties, seed: Uint8Array): Properties {
    const property = nameProperty(type);
    if (property === undefined || inputs[property] !== undefined || `${property}Prefix` in inputs) return inputs;
    return { ...inputs, ...autonamed(urn, property, { separator: "-", digits: 7 }, before, seed) };
  }

  protected problems(subject: Subject, inputs: Properties): Problem[] {
    return sdkProblems("aws", sdk, subject, inputs);
  }

  protected isImmutable(type: string, _path: string, property: string): boolean {
    return replacementProperties[type]?.includes(property) ?? false;
  }

  protected keepsItsName({ type }: Subject, before: Properties, after: Properties): boolean {
    const property = nameProperty(type);
    return property !== undefined && !isAutonamed(after, property) && before[property] === after[property];
  }

  protected attributes({ urn, type }: Subject, inputs: Properties): Attributes {
    const seed = `${urn} ${this.cloud.timesMade(urn)}`;
    const of = (id: unknown): Properties => this.cloud.all().find((one) => one.id === id)?.outputs ?? {};
    const { id, outputs } = attributesOf(type, inputs, new Made(this.region, this.account, seed, of));
    return { id, outputs: ofType(type, outputs) };
  }

  protected shown({ type }: Subject, inputs: Properties): Properties {
    return ofType(type, { region: this.region, tagsAll: inputs.tags ?? {}, ...withoutNotes(inputs) });
  }

  protected recomputed({ type }: Subject, { outputs }: State, _: Properties): Properties {
    const version = counted[type];
    if (version === undefined) return {};
    const next = Number(outputs[version]) + 1;
    const text: Json = typeof outputs[version] === "string" ? String(next) : next;
    return { [version]: text };
  }

  protected missing(subject: Subject, _id: string, inputs: Properties): string | undefined {
    return missingReference(this.cloud, subject, inputs, this.account);
  }

  protected absent(what: string): string {
    return `ResourceNotFound: ${what} does not exist`;
  }

  protected creationRefusal({ type }: Subject, id: string, inputs: Properties): string | undefined {
    return creationRefusal(this.cloud, type, id, inputs);
  }

  protected updateRefusal(): undefined {
    return undefined;
  }

  protected deletionRefusal(thing: Thing): Error | undefined {
    return deletionRefusal(this.cloud, thing);
  }

  protected deletedWith(): Thing[] {
    return [];
  }

  protected timeoutOf(type: string): number {
    return timeoutOf(type);
  }

  protected tooLate(type: string, id: string, limit: number): string {
    const reason = `waiting for ${type} (${id}) create: timeout while waiting for state to become 'available'`;
    return `${reason} (last state: 'creating', timeout: ${limit}s)`;
  }
}

/** What resources of the type show, and no more. */
function ofType(type: string, outputs: Properties): Properties {
  const known = sdk.outputsOf(type);
  return Object.fromEntries(Object.entries(outputs).filter(([key]) => known?.has(key) !== false));
}

/** Optional in the SDK's types: the provider can choose it. */
function nameProperty(type: string): string | undefined {
  const fields = sdk.argumentsOf(type);
  return NAMES.find((property) => fields?.get(property)?.required === false);
}

const functions: Readonly<Record<string, (args: Properties) => Properties>> = {
  "aws:ssm/getParameter:getParameter": ({ name }) => ({
    id: name ?? "",
    name: name ?? "",
    arn: `arn:aws:ssm:::parameter${typeof name === "string" ? name : ""}`,
    type: "String",
    value: IMAGE,
    insecureValue: IMAGE,
    version: 1,
  }),
};
