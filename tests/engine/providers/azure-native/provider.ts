import { isUnknown, unknownValue, type Json, type Properties } from "../../../../cli/preview/graph";
import type { Thing } from "../cloud";
import { CloudProvider, type Attributes } from "../cloud-provider";
import { isAutonamed, withoutNotes } from "../naming";
import type { Patience } from "../patience";
import type { Problem, State, Subject } from "../provider";
import { sdkProblems } from "../sdk-problems";
import { text } from "../wire";
import { armType, idOf, sdk, type ArmType } from "./arm";
import { computed, innerIds, shownBy } from "./attributes";
import { isRefusedByAzure, replaces } from "./immutable";
import { Made } from "./made";
import { nameFor } from "./names";
import * as refusals from "./refusals";

/** What the provider adds to the inputs by itself. */
const OF_PROVIDER = "azureApiVersion";

/** Stands in for the provider that speaks to Azure Resource Manager, and for Azure behind it. */
export class StandInAzure extends CloudProvider {
  readonly name = "azure-native";
  // Four attempts in all, with the pauses that the provider has; news is not late in Azure Resource Manager, so that
  // whatever is not found is not asked for again.
  protected readonly patience: Patience = {
    attempts: 4,
    gaveUp: (_, answer) => answer,
    propagation: 0,
    readsBack: false,
    backoff: [20, 120],
  };
  private subscription = "00000000-0000-4000-8000-000000000001";
  private tenant = "00000000-0000-4000-8000-000000000002";
  private location?: string;

  configure({ subscriptionId, tenantId, location }: Properties): void {
    this.subscription = text(subscriptionId) || this.subscription;
    this.tenant = text(tenantId) || this.tenant;
    this.location = text(location) || undefined;
  }

  invoke(token: string): Properties {
    if (token !== "azure-native:authorization:getClientConfig") {
      throw new Error(`${token}: the stand-in for Azure has only authorization:getClientConfig`);
    }
    const made = new Made("", this.subscription, this.tenant, "client");
    return {
      clientId: made.guid("client"),
      objectId: made.guid("object"),
      subscriptionId: this.subscription,
      tenantId: this.tenant,
    };
  }

  protected kindOf(type: string): string {
    return armType(type)?.token ?? type;
  }

  protected completed({ urn, type }: Subject, inputs: Properties, before: Properties, seed: Uint8Array): Properties {
    const arm = armType(type);
    if (arm === undefined) return inputs;
    const location = inputs.location === undefined ? this.locationFor(type, inputs, before) : undefined;
    return {
      ...inputs,
      ...(inputs[arm.own] === undefined ? nameFor(arm, urn, before, seed) : {}),
      ...(location === undefined ? {} : { location }),
      [OF_PROVIDER]: arm.apiVersion,
    };
  }

  protected problems(subject: Subject, inputs: Properties): Problem[] {
    const given = Object.entries(inputs).filter(([property]) => property !== OF_PROVIDER);
    return sdkProblems("azure-native", sdk, subject, Object.fromEntries(given));
  }

  protected isImmutable(type: string, _path: string, property: string): boolean {
    return replaces(this.arm(type), property);
  }

  protected keepsItsName({ type }: Subject, before: Properties, after: Properties): boolean {
    // The provider deletes first, whatever changed, unless it chose a name with chance in it.
    return !isAutonamed(after, this.arm(type).own) || before[this.arm(type).own] === undefined;
  }

  protected attributes({ urn, type }: Subject, inputs: Properties): Attributes {
    const id = idOf(this.arm(type), inputs, this.subscription);
    const made = new Made(id, this.subscription, this.tenant, `${id} ${this.cloud.timesMade(urn)}`);
    return { id, outputs: computed(this.arm(type), inputs, made) };
  }

  protected shown({ type }: Subject, inputs: Properties): Properties {
    return shownBy(this.arm(type), withoutNotes(inputs));
  }

  protected recomputed({ type }: Subject, { id }: State, inputs: Properties): Properties {
    return innerIds(this.arm(type), inputs, id);
  }

  protected missing(_: Subject, id: string, inputs: Properties): string | undefined {
    return refusals.missingReference(this.cloud, id, inputs, this.subscription);
  }

  protected absent(what: string): string {
    return `ResourceNotFound: The Resource '${what}' was not found.`;
  }

  protected creationRefusal({ type }: Subject, id: string, inputs: Properties): string | undefined {
    return refusals.creationRefusal(this.cloud, this.kindOf(type), id, inputs);
  }

  protected updateRefusal(thing: Thing, inputs: Properties): string | undefined {
    const arm = this.arm(thing.type);
    return refusals.updateRefusal(this.cloud, thing, inputs, (property) => isRefusedByAzure(arm, property));
  }

  protected deletionRefusal(thing: Thing): Error | undefined {
    return refusals.deletionRefusal(this.cloud, thing);
  }

  protected deletedWith(thing: Thing): Thing[] {
    return refusals.deletedWith(this.cloud, thing);
  }

  // The provider sets no limit of its own.
  protected timeoutOf(): number {
    return Number.POSITIVE_INFINITY;
  }

  protected tooLate(): string {
    return "context deadline exceeded";
  }

  private arm(type: string): ArmType {
    const arm = armType(type);
    if (arm === undefined) throw new Error(`${type}: the SDK has no such type`);
    return arm;
  }

  /** As it was, as the provider is configured, or as the resource group's. */
  private locationFor(type: string, { resourceGroupName }: Properties, before: Properties): Json | undefined {
    if (sdk.argumentsOf(type)?.has("location") !== true) return undefined;
    if (before.location !== undefined || this.location !== undefined) return before.location ?? this.location;
    if (isUnknown(resourceGroupName)) return unknownValue;
    const id = `/subscriptions/${this.subscription}/resourceGroups/${text(resourceGroupName)}`;
    return this.cloud.all().find((thing) => thing.id.toLowerCase() === id.toLowerCase())?.outputs.location;
  }
}
