import { copiesOf, regionOf } from "./aws/regions";
import { EXEMPTIONS } from "./aws/exemptions";
import { TAGGABLE } from "./aws/taggable";
import type { Adapter, Context } from "./context";
import { absent, known, mapDatum, type Datum } from "./datum";
import type { AnythingFact, Cloud, OperatorFact, OwnershipFact, PlacementFact, ProviderFact } from "./kinds";
import { Reader } from "./reader";

const PROVIDER = "pulumi:providers:aws";
const REGISTER = "hosting:index:AccessRegister";

/** What holds for any resource, whatever it is; `services` are the adapters that make particular facts of it. */
export function general(services: readonly Adapter[]): Adapter {
  const understood = new Set(services.flatMap((adapter) => adapter.reads));
  return {
    cloud: "aws",
    reads: [PROVIDER, REGISTER],
    facts: (context) => {
      const resources = everything(context);
      const placed = resources.filter((reader) => reader.resource.type.startsWith("aws:"));
      return [
        ...resources.map((reader) => anythingFact(reader, understood)),
        ...placed.map(placementFact),
        ...placed.filter((reader) => TAGGABLE.has(reader.resource.type)).map(ownershipFact),
        ...context.each(PROVIDER).map(providerFact),
        ...context.each(REGISTER).flatMap(operatorFacts),
      ];
    },
  };
}

/** Every resource that some cloud or service makes: no component, no provider, no stack. */
function everything(context: Context): readonly Reader[] {
  return context.graph.resources
    .filter((resource) => resource.custom && !resource.type.startsWith("pulumi:"))
    .map((resource) => new Reader(resource, context));
}

function cloudOf(reader: Reader): Cloud {
  return reader.resource.type.startsWith("azure") ? "azure" : "aws";
}

function anythingFact(reader: Reader, understood: ReadonlySet<string>): AnythingFact {
  const { type } = reader.resource;
  const exemption = EXEMPTIONS.find((one) => one.type === type);
  const source = reader.source("type");
  return {
    kind: "anything",
    cloud: cloudOf(reader),
    subject: reader.resource,
    sources: [reader.resource],
    understood: understood.has(type),
    exemption: exemption && !understood.has(type) ? known(exemption.reason, source) : absent(source),
  };
}

function placementFact(reader: Reader): PlacementFact {
  return {
    kind: "placement",
    cloud: "aws",
    subject: reader.resource,
    sources: [reader.resource],
    region: regionOf(reader),
    ...copiesOf(reader),
  };
}

function ownershipFact(reader: Reader): OwnershipFact {
  return {
    kind: "ownership",
    cloud: "aws",
    subject: reader.resource,
    sources: [reader.resource],
    tags: tagsOf(reader),
  };
}

type Tags = Readonly<Record<string, string>>;

// The provider gives its default tags to everything; a resource's own go before them.
function tagsOf(reader: Reader): Datum<Tags> {
  const own = reader.resource.type === "aws:autoscaling/group:Group" ? listedTags(reader) : reader.map("tags");
  const provider = reader.context.each(PROVIDER).find((one) => one.resource.urn === reader.resource.provider);
  const defaults = provider ? defaultTags(provider) : absent(own.source);
  if (own.state === "unknown" || defaults.state === "absent") return own;
  if (defaults.state === "unknown") return defaults;
  return own.state === "absent" ? defaults : { ...own, value: { ...defaults.value, ...own.value } };
}

function listedTags(reader: Reader): Datum<Tags> {
  return mapDatum(reader.items("tags"), (tags) => {
    const entries = tags.map((tag) => [tag.string("key"), tag.string("value")] as const);
    return Object.fromEntries(
      entries.flatMap(([key, value]) => (key.state === "known" ? [[key.value, textOf(value)]] : [])),
    );
  });
}

function textOf(value: Datum<string>): string {
  return value.state === "known" ? value.value : value.state === "unknown" ? "[unknown]" : "";
}

function providerFact(provider: Reader): ProviderFact {
  return {
    kind: "provider",
    cloud: "aws",
    subject: provider.resource,
    sources: [provider.resource],
    region: provider.string("region"),
    accounts: fromText(provider, "allowedAccountIds", (value) =>
      Array.isArray(value) ? value.map(String) : undefined,
    ),
  };
}

function defaultTags(provider: Reader): Datum<Tags> {
  return fromText(provider, "defaultTags", (value) => {
    const tags = isObject(value) && isObject(value.tags) ? value.tags : {};
    return Object.fromEntries(Object.entries(tags).map(([key, tag]) => [key, String(tag)]));
  });
}

// Whatever is no text is JSON text in a provider's inputs.
function fromText<T>(provider: Reader, path: string, change: (value: unknown) => T | undefined): Datum<T> {
  const json = provider.json(path);
  return mapDatum(json.state === "absent" ? provider.value(path) : json, change);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function operatorFacts(register: Reader): readonly OperatorFact[] {
  const operators = register.value("operators");
  const entries = operators.state === "unknown" ? [register.at("operators")] : register.each("operators");
  return entries.map((entry) => ({
    kind: "operator",
    cloud: "aws",
    subject: register.resource,
    sources: [register.resource],
    name: entry.string("name"),
    reason: entry.string("reason"),
    grantedBy: entry.string("grantedBy"),
    expires: entry.string("expires"),
    role: entry.string("role"),
    keyFingerprints: entry.strings("keyFingerprints"),
  }));
}
