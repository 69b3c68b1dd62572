import { factsOf } from "../../../policy-pack/facts/context";
import { valueOf } from "../../../policy-pack/facts/datum";
import { adapters } from "../../../policy-pack/facts/adapters";
import { Reader } from "../../../policy-pack/facts/reader";
import { graphFromExport, type ExportedResource } from "../../../policy-pack/graph/from-export";
import { read } from "../../../policy-pack/logic/comparators";
import { exampleGraph, ref, resource, unknownValue, type ExampleResource } from "../../support/examples";

const urnOf = (type: string, name: string) => `urn:pulumi:production::example::${type}::${name}`;
const KEY = "aws:kms/key:Key";
const exported = (name: string, more: Partial<ExportedResource> = {}): ExportedResource => ({
  urn: urnOf(KEY, name),
  type: KEY,
  ...more,
});
const graphOf = (...resources: ExportedResource[]) => graphFromExport({ version: 3, deployment: { resources } });

describe("an exported stack", () => {
  test("is read whatever its order, and what is being deleted or only read is not the stack's", () => {
    const [a, b] = [exported("a"), exported("b")];
    const graph = graphOf(b, exported("old", { delete: true }), a, exported("theirs", { external: true }));
    expect(graph.resources.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(graph.resources).toEqual(graphOf(a, b).resources);
  });

  test("without resources is empty", () => {
    expect(graphFromExport({ version: 3, deployment: {} }).resources).toEqual([]);
  });

  test("says of each resource what rules ask", () => {
    const [one] = graphOf(
      exported("a::b", {
        id: "",
        custom: false,
        protect: true,
        provider: "urn:pulumi:production::example::pulumi:providers:aws::aws::04da6b54",
        propertyDependencies: { key: ["urn:x"], other: null },
      }),
    ).resources;
    expect(one).toMatchObject({
      custom: false,
      protect: true,
      id: undefined,
      provider: "urn:pulumi:production::example::pulumi:providers:aws::aws",
      propertyDependencies: { key: ["urn:x"], other: [] },
    });
  });
});

describe("references", () => {
  const keyOf = (resources: readonly ExampleResource[], name = "bucket") => {
    const context = factsOf(exampleGraph(resources), adapters);
    const fact = context.of("store").find(({ subject }) => subject.name === name)!;
    return fact.key();
  };
  const group = (kmsKeyId: unknown) =>
    resource("aws:cloudwatch/logGroup:LogGroup", "bucket", { name: "log", kmsKeyId });

  test("are followed through what an unknown value depends on", () => {
    expect(valueOf(keyOf([resource(KEY, "key"), group(ref("key"))]))?.subject.name).toBe("key");
  });

  test("are followed by a known id, ARN or name", () => {
    const arn = "arn:aws:kms:eu-west-2:111111111111:key/1";
    const resources = [exported("key", { id: "1", outputs: { arn } })];
    const graph = (kmsKeyId: string) =>
      factsOf(
        graphOf(...resources, {
          urn: urnOf("aws:cloudwatch/logGroup:LogGroup", "log"),
          type: "aws:cloudwatch/logGroup:LogGroup",
          inputs: { name: "log", kmsKeyId },
        }),
        adapters,
      );
    for (const text of [arn, "1"]) {
      expect(valueOf(graph(text).of("store")[0]!.key())?.subject.name).toBe("key");
    }
    expect(graph("arn:aws:kms:eu-west-2:111111111111:key/2").of("store")[0]!.key()).toMatchObject({
      state: "unknown",
      reason: expect.stringContaining("is not in this stack") as string,
    });
  });

  test("that may lead to several are not known", () => {
    const both = [resource(KEY, "a"), resource(KEY, "b")];
    const graph = exampleGraph([...both, group([ref("a"), ref("b")])]);
    expect(factsOf(graph, adapters).of("store")[0]!.key()).toMatchObject({ state: "unknown" });
  });

  test("that depend on nothing cannot be followed, and absent ones are absent", () => {
    expect(keyOf([resource(KEY, "key"), group(unknownValue)])).toMatchObject({ state: "unknown" });
    expect(keyOf([resource(KEY, "key"), group(undefined)])).toMatchObject({ state: "absent" });
  });
});

describe("reading", () => {
  const SIGNATURE = "4dabf18193072939515e22adb298388d";
  const secret = (value: unknown) => ({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value });
  const readerOf = (inputs: Record<string, unknown>, outputs: Record<string, unknown> = inputs) => {
    const graph = graphOf(exported("key", { inputs, outputs }));
    return new Reader(graph.resources[0]!, factsOf(graph, []));
  };

  test("shows no secret, in itself, inside of one, or as text that is parsed", () => {
    const reader = readerOf({
      password: secret("hunter2"),
      nested: secret({ list: [{ password: "hunter2" }] }),
      json: secret('{"password":"hunter2"}'),
      map: { password: secret("hunter2"), user: "ada" },
    });
    const data = [
      reader.string("password"),
      reader.string("nested.list.0.password"),
      reader.value("nested"),
      reader.json("json"),
      reader.map("map"),
    ];
    // Blind otherwise: the values are there to be compared.
    expect(valueOf(reader.string("password"))).toBe("hunter2");
    expect(valueOf(reader.string("nested.list.0.password"))).toBe("hunter2");
    expect(JSON.stringify(data.map(read))).not.toContain("hunter2");
  });

  test("takes the program's value, and the provider's answer only for what the program leaves open", () => {
    const reader = readerOf(
      { set: "a", part: { inner: 1 }, open: unknownValue },
      { set: "b", part: { inner: 2, other: 3 }, open: "c", left: "d" },
    );
    expect(valueOf(reader.string("set"))).toBe("a");
    expect(valueOf(reader.string("open"))).toBe("c");
    expect(valueOf(reader.string("left"))).toBe("d");
    expect(reader.number("part.other").state).toBe("absent");
  });

  test("an answer that is unknown to what nobody set is absent", () => {
    expect(readerOf({}, { left: unknownValue }).string("left").state).toBe("absent");
    expect(readerOf({ left: unknownValue }).string("left").state).toBe("unknown");
  });

  test("one unknown item makes a list of texts unknown", () => {
    expect(readerOf({ list: ["a", unknownValue] }).strings("list").state).toBe("unknown");
    expect(valueOf(readerOf({ list: ["a", 1] }).strings("list"))).toEqual(["a"]);
  });

  test("texts that say numbers and booleans are read as such, and others are absent", () => {
    const reader = readerOf({ days: "28", on: "true", text: "many" });
    expect(valueOf(reader.number("days"))).toBe(28);
    expect(valueOf(reader.boolean("on"))).toBe(true);
    expect(reader.number("text").state).toBe("absent");
    expect(reader.boolean("text").state).toBe("absent");
  });
});
