import fc from "fast-check";
import {
  decode,
  decodeProperties,
  isRecord,
  OpaqueValue,
  reveal,
  SecretValue,
  UNKNOWN,
} from "../../../policy-pack/graph/values";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
const UNKNOWNS = [
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
];
const secret = (more: object) => ({ [SIGNATURE]: SECRET, ...more });
const output = (more: object) => ({ [SIGNATURE]: OUTPUT, ...more });

test.each(UNKNOWNS)("%s is unknown, alone and inside of others", (unknown) => {
  expect(decode(unknown)).toBe(UNKNOWN);
  expect(decode([1, unknown])).toEqual([1, UNKNOWN]);
  expect(decode({ a: { b: unknown } })).toEqual({ a: { b: UNKNOWN } });
});

test("text that only contains an unknown's sign is text", () => {
  expect(decode(`id-${UNKNOWNS[0]}`)).toBe(`id-${UNKNOWNS[0]}`);
});

test.each<[string, unknown, unknown]>([
  ["on the wire", secret({ value: "hunter2" }), "hunter2"],
  ["in a checkpoint", secret({ plaintext: '"hunter2"' }), "hunter2"],
  ["a whole object in a checkpoint", secret({ plaintext: '{"a":[1]}' }), { a: [1] }],
  ["plain text that is no JSON", secret({ plaintext: "hunter2" }), "hunter2"],
  ["encrypted", secret({ ciphertext: "v1:abc" }), UNKNOWN],
  ["of what is not known yet", secret({ value: UNKNOWNS[0] }), UNKNOWN],
  ["of a secret", secret({ value: secret({ value: 1 }) }), 1],
  ["an output", output({ value: "hunter2", secret: true }), "hunter2"],
  ["an output that is not known yet", output({ secret: true }), UNKNOWN],
])("a secret %s keeps its cover, and reveals what is under it", (_, wire, value) => {
  const decoded = decode(wire);
  expect(decoded).toBeInstanceOf(SecretValue);
  expect(reveal(decoded)).toEqual(value);
});

test("outputs and references to resources are unwrapped", () => {
  expect(decode(output({ value: ["a"], dependencies: ["urn"] }))).toEqual(["a"]);
  expect(decode(output({ dependencies: ["urn"] }))).toBe(UNKNOWN);
  expect(decode({ [SIGNATURE]: RESOURCE, urn: "urn:x", id: "i-1" })).toBe("i-1");
  expect(decode({ [SIGNATURE]: RESOURCE, urn: "urn:x", id: "" })).toBe(UNKNOWN);
  expect(decode({ [SIGNATURE]: RESOURCE, urn: "urn:x" })).toBe("urn:x");
});

test("assets, archives and what a later Pulumi adds are there, and not judged", () => {
  for (const signature of [ASSET, ARCHIVE, "not-invented-yet"]) {
    expect(decode({ [SIGNATURE]: signature, text: "x" })).toBeInstanceOf(OpaqueValue);
  }
});

test("what is no record is none", () => {
  const others = [undefined, null, "a", 1, [], UNKNOWN, new SecretValue({}), new OpaqueValue()] as const;
  expect(others.filter((value) => isRecord(value))).toEqual([]);
  expect(isRecord({})).toBe(true);
});

test("absent members and the provider's bookkeeping are dropped", () => {
  expect(decodeProperties({ a: null, b: undefined, c: false, d: "", e: 0, __defaults: ["f"] })).toEqual({
    c: false,
    d: "",
    e: 0,
  });
});

test("plain JSON without absent members decodes to itself", () => {
  const plain = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, fc.string(), fc.integer(), fc.boolean(), fc.array(tie("value")), tie("record")),
    record: fc.dictionary(
      fc.string().filter((key) => key !== "__proto__" && key !== "__defaults"),
      tie("value"),
      { noNullPrototype: true },
    ),
  }));
  fc.assert(fc.property(plain.value, (value) => expect(decode(value)).toEqual(value)));
});
