import { isObject, isUnknown, type GraphResource, type Json, type Properties } from "../../cli/preview/graph";
import { attributesOf } from "../engine/providers/aws/attributes";
import { Made } from "../engine/providers/aws/made";
import type { Attributes } from "../engine/providers/cloud-provider";
import { bareAll } from "../engine/providers/wire";
import { stackGraph } from "../support/stack-graph";
import { forms } from "./support/aws-forms";

/** What the stand-in gives each resource of a stack, with whatever they have of each other filled in. */
function attributesIn(resources: readonly GraphResource[]): Map<string, Attributes> {
  const given = new Map<string, Attributes>();
  const outputs = new Map<string, Properties>();
  for (const { urn, type, inputs, propertyDependencies } of resources) {
    const filled = (property: string, value: Json): Json => {
      if (Array.isArray(value)) return value.map((each) => filled(property, each));
      if (!isUnknown(value)) return value;
      const from = given.get(propertyDependencies[property]?.[0] ?? "");
      const own = from?.outputs[property] ?? validationIn(from)[`resourceRecord${capitalised(property)}`];
      return own ?? (/arn$/i.test(property) ? from?.outputs.arn : undefined) ?? from?.id ?? "";
    };
    const whole = Object.entries(bareAll(inputs)).map(([property, value]) => [property, filled(property, value)]);
    const made = new Made("eu-west-2", "111122223333", urn, (id) => outputs.get(id as string) ?? {});
    const attributes = attributesOf(type, Object.fromEntries(whole) as Properties, made);
    given.set(urn, attributes);
    outputs.set(attributes.id, attributes.outputs);
  }
  return given;
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The record by which a certificate's owner shows that the domain is theirs. */
function validationIn(from: Attributes | undefined): Properties {
  const options = from?.outputs.domainValidationOptions;
  return Array.isArray(options) && isObject(options[0]) ? options[0] : {};
}

describe("ids, ARNs and endpoints of the stand-in for AWS", () => {
  let resources: GraphResource[];
  let attributes: Map<string, Attributes>;
  beforeAll(async () => {
    const { deployment } = await stackGraph("lamplight");
    resources = deployment.resources.filter(({ type, custom }) => custom && type.startsWith("aws:"));
    attributes = attributesIn(resources);
  });

  test("are listed for every type of the stack, and for no other", () => {
    expect([...new Set(resources.map(({ type }) => type))].sort()).toEqual(Object.keys(forms).sort());
  });

  test.each(Object.entries(forms))("have the form that AWS gives %s", (type, form) => {
    for (const { urn } of resources.filter((each) => each.type === type)) {
      const { id, outputs } = attributes.get(urn)!;
      const found: Properties = { id, ...outputs };
      const wrong = Object.entries(form).filter(([key, pattern]) => !pattern.test(String(found[key] as string)));
      expect(wrong.map(([key, pattern]) => `${key} ${JSON.stringify(found[key])} is not ${pattern}`)).toEqual([]);
    }
  });

  test("are of one thing only", () => {
    const all = resources.map(({ urn, type }) => `${type} ${attributes.get(urn)!.id}`);
    const twice = all.filter((key, index) => all.indexOf(key) !== index);
    // A region has one of these settings, whoever sets it.
    expect(twice).toEqual(["aws:backup/regionSettings:RegionSettings eu-west-2"]);
  });
});
