import { unknownValue } from "../../../cli/preview/graph";
import { covers, pathText } from "../../../cli/diff/property-changes";
import { valueText } from "../../../cli/diff/value-text";

const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "hush" };

it.each([
  ["text", '"text"'],
  [3, "3"],
  [null, "null"],
  [[true, { a: 1 }], '[true,{"a":1}]'],
  [unknownValue, "[known after apply]"],
  [{ a: [`x-${unknownValue}`], b: secret }, '{"a":[[known after apply]],"b":[secret]}'],
  [{ a: 1, __defaults: ["a"] }, '{"a":1}'],
])("shows %j as %s", (value, text) => {
  expect(valueText(value)).toBe(text);
});

it("shortens what is long", () => {
  const text = valueText("x".repeat(500));
  expect(text).toHaveLength(80);
  expect(text).toMatch(/^"x+…$/);
});

it.each([
  [["tags", "owner"], "tags.owner"],
  [["rules", 0, "from-port"], "rules[0].from-port"],
  [["tags", "a.b"], 'tags["a.b"]'],
])("writes the path %j as %s", (path, text) => {
  expect(pathText(path)).toBe(text);
});

it.each([
  ["tags", "tags.owner", true],
  ["tags.owner", "tags", false],
  ["tag", "tags", false],
  ["rules[*].port", "rules[3].port", true],
  ["rules[0].port", "rules[3].port", false],
  ['tags["a.b"]', 'tags["a.b"]', true],
  ["*", "anything.at[0].all", true],
])("%s covers %s: %s", (pattern, path, covered) => {
  expect(covers(pattern, path)).toBe(covered);
});
