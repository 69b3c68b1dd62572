import { unknownValue, type Json, type Properties } from "../../../../cli/preview/graph";
import { Cloud } from "../cloud";
import { Faults } from "../faults";
import type { Problem, Provider, State, Subject } from "../service";
import { bare, hasUnknown, mapped } from "../wire";
import { attributesOf, counted } from "./attributes";
import { IMAGE } from "./image";
import { Made } from "./made";
import type { Attributes } from "./makers";
import { deletionRefusal, missingReference, schemaProblems } from "./refusals";

/** Stands in for AWS's provider and for AWS behind it, as far as the stacks of this project use them. */
export class StandInAws implements Provider {
  readonly name = "aws";
  private region = "us-east-1";
  private account = "000000000000";
  private readonly cloud: Cloud;
  private readonly faults: Faults;

  constructor(
    readonly version: string,
    folder: string,
  ) {
    this.cloud = new Cloud(folder);
    this.faults = new Faults(folder);
  }

  configure({ region, allowedAccountIds }: Properties): void {
    if (typeof region === "string") this.region = region;
    const accounts: unknown = typeof allowedAccountIds === "string" ? JSON.parse(allowedAccountIds) : allowedAccountIds;
    if (Array.isArray(accounts) && typeof accounts[0] === "string") this.account = accounts[0];
  }

  problems(subject: Subject, inputs: Properties): Problem[] {
    return schemaProblems(subject, inputs);
  }

  planned(subject: Subject, inputs: Properties, before?: Properties): Properties {
    if (before !== undefined) {
      const version = counted[subject.type];
      return { ...before, ...inputs, ...(version === undefined ? {} : { [version]: unknownValue }) };
    }
    // Which attributes there will be is known, what they will be is not.
    const { outputs } = this.attributes(subject, inputs);
    return { id: unknownValue, ...mapped(outputs, () => unknownValue), ...inputs };
  }

  async create(subject: Subject, inputs: Properties): Promise<State> {
    const { id, outputs } = this.attributes(subject, inputs);
    // As the real provider has it, the id is among the outputs too: policies see nothing else of a resource.
    const state = { id, inputs, outputs: { id, ...outputs, ...inputs } };
    const make = (): void => this.cloud.do({ did: "create", ...subject, ...state });
    await this.faults.meet("create", subject.urn, make);
    this.refuseUnknown(subject, inputs);
    this.refuseMissing(subject, inputs);
    if (this.cloud.get(subject.type, id) !== undefined) {
      throw new Error(`EntityAlreadyExists: ${subject.type} ${id} exists already`);
    }
    make();
    return state;
  }

  async read(subject: Subject, id: string): Promise<State | undefined> {
    await this.faults.meet("read", subject.urn, () => undefined);
    return this.cloud.get(subject.type, id);
  }

  async update(subject: Subject, id: string, inputs: Properties): Promise<State> {
    const before = this.cloud.get(subject.type, id);
    if (before === undefined) throw new Error(`ResourceNotFound: ${subject.type} ${id} does not exist`);
    const kept = Object.entries(before.outputs).filter(([key]) => !(key in before.inputs));
    const outputs = { ...Object.fromEntries(kept), ...inputs, ...countedUp(subject.type, before.outputs) };
    const change = (): void => this.cloud.do({ did: "update", ...subject, id, inputs, outputs });
    await this.faults.meet("update", subject.urn, change);
    this.refuseMissing(subject, inputs);
    change();
    return { id, inputs, outputs };
  }

  async delete(subject: Subject, id: string): Promise<void> {
    const { type, urn } = subject;
    const remove = (): void => this.cloud.do({ did: "delete", type, id });
    await this.faults.meet("delete", urn, remove);
    const thing = this.cloud.get(type, id);
    // Gone already is as good as deleted.
    if (thing === undefined) return;
    const refusal = deletionRefusal(this.cloud, thing);
    if (refusal !== undefined) throw new Error(refusal);
    remove();
  }

  invoke(token: string, args: Properties): Properties {
    const answer = functions[token];
    if (answer === undefined) throw new Error(`${token}: the stand-in for AWS has no such function`);
    return answer(bareAll(args));
  }

  private attributes({ urn, type }: Subject, inputs: Properties): Attributes {
    const all = this.cloud.all();
    const made = new Made(
      this.region,
      this.account,
      `${urn} ${all.length}`,
      (id) => all.find((one) => one.id === id)?.outputs ?? {},
    );
    return attributesOf(type, bareAll(inputs), made);
  }

  private refuseUnknown({ urn }: Subject, inputs: Properties): void {
    const unknown = Object.keys(inputs).find((key) => hasUnknown(inputs[key]!));
    if (unknown !== undefined) throw new Error(`${urn}: ${unknown} is still unknown`);
  }

  private refuseMissing(subject: Subject, inputs: Properties): void {
    const missing = missingReference(this.cloud, subject, bareAll(inputs), this.account);
    if (missing !== undefined) throw new Error(missing);
  }
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

function bareAll(inputs: Properties): Properties {
  return mapped(inputs, bare);
}

function countedUp(type: string, outputs: Properties): Properties {
  const version = counted[type];
  if (version === undefined) return {};
  const next = Number(outputs[version]) + 1;
  const text: Json = typeof outputs[version] === "string" ? String(next) : next;
  return { [version]: text };
}
