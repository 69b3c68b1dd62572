import { rules } from "../../../policy-pack/rules";
import { parsePackConfig } from "../../../policy-pack/verdicts/pack-config";
import { remediator } from "../../../policy-pack/verdicts/remediate";

const read = (value: unknown) =>
  parsePackConfig(typeof value === "string" ? value : JSON.stringify(value), "pack.json", rules);

test("a level alone, and a level with parameters", () => {
  const { enforcement, parameters } = read({
    "key-rotates": "advisory",
    "database-keeps-backups": { enforcementLevel: "mandatory", days: 30 },
  });
  expect(enforcement).toEqual({ "key-rotates": "advisory", "database-keeps-backups": "mandatory" });
  expect(parameters).toEqual({ "database-keeps-backups": { days: 30 } });
});

test("all speaks of every rule, and what follows overrides it", () => {
  const { enforcement } = read({ all: "advisory", "key-rotates": "disabled" });
  expect(Object.keys(enforcement)).toHaveLength(rules.length);
  expect(enforcement["key-rotates"]).toBe("disabled");
  expect(enforcement["database-keeps-backups"]).toBe("advisory");
});

test.each<[string, unknown, RegExp]>([
  ["no JSON", "days: 3", /^pack\.json: received what is no JSON; accepted: a JSON object/],
  ["a list", [], /^pack\.json: received \[\]; accepted: a JSON object/],
  [
    "a rule that is none",
    { "keys-rotate": "mandatory" },
    /^pack\.json: keys-rotate: no rule has this name; accepted: /,
  ],
  [
    "a level that is none",
    { "key-rotates": "strict" },
    /^pack\.json: key-rotates: received "strict"; accepted: mandatory, advisory/,
  ],
  [
    "a parameter that is none",
    { "key-rotates": { days: 3 } },
    /^pack\.json: key-rotates: days: unknown parameter; accepted: no parameter/,
  ],
  [
    "a parameter of another kind",
    { "database-keeps-backups": { days: "many" } },
    /^pack\.json: database-keeps-backups: days: received "many"; accepted: /,
  ],
])("%s is refused in one line", (_, value, message) => {
  expect(() => read(value)).toThrow(message);
  expect(() => read(value)).toThrow(/^[^\n]+$/);
});

describe("remedies", () => {
  const keyType = "aws:kms/key:Key";
  const urn = "urn:pulumi:production::example::aws:kms/key:Key::key";

  test("are applied only where the level is remediate", () => {
    expect(remediator(rules, {}).remedy(urn, keyType, {})).toBeUndefined();
    expect(remediator(rules, { "key-rotates": "mandatory" }).remedy(urn, keyType, {})).toBeUndefined();
    expect(remediator(rules, { "key-rotates": "remediate" }).remedy(urn, keyType, { tags: { owner: "x" } })).toEqual({
      tags: { owner: "x" },
      enableKeyRotation: true,
    });
  });

  test("name what they changed, and nothing where all was well", () => {
    const { remedy, changes } = remediator(rules, { "key-rotates": "remediate" });
    expect(remedy(urn, keyType, { enableKeyRotation: true })).toBeUndefined();
    expect(changes).toEqual([]);
    remedy(urn, keyType, { enableKeyRotation: false });
    expect(changes).toEqual([{ rule: "key-rotates", urn }]);
  });

  test("keep what else stands in a nested value", () => {
    const { remedy } = remediator(rules, { "host-requires-metadata-tokens": "remediate" });
    expect(remedy(urn, "aws:ec2/instance:Instance", { metadataOptions: { instanceMetadataTags: "enabled" } })).toEqual({
      metadataOptions: { instanceMetadataTags: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    });
  });
});
