import { parse } from "yaml";
import { counted, jsonText, moments, wholeNumbers } from "../../../cli/preview/go-yaml";

const read = (text: string): unknown =>
  parse(text, { schema: "core", customTags: (tags) => [moments, wholeNumbers, ...tags] });

// What Pulumi 3.260 made of each; tests/engine/config.test.ts asks the engine that is there.
test.each([
  ["2026-06-01", "2026-06-01 00:00:00 +0000 UTC"],
  ["2026-6-1", "2026-06-01 00:00:00 +0000 UTC"],
  ["2026-06-01T10:20:30Z", "2026-06-01 10:20:30 +0000 UTC"],
  ["2026-06-01T10:20:30.1200Z", "2026-06-01 10:20:30.12 +0000 UTC"],
  ["2026-06-01T10:20:30+02:00", "2026-06-01 10:20:30 +0200 +0200"],
  ["2026-06-01 10:20:30", "2026-06-01 10:20:30 +0000 UTC"],
  ["012", 10],
  ["1_000", 1000],
  ["0x1f", 31],
  ["0b11", 3],
  ["0o17", 15],
  ["-012", -10],
  ["12", 12],
])("the plain scalar %s is %j", (text, value) => expect(read(text)).toBe(value));

test.each(['"2026-06-01"', '"012"', '"1_000"'])("the quoted scalar %s stays text", (text) =>
  expect(read(text)).toBe(JSON.parse(text)),
);

test.each(["2026-02-30", "2026-13-01", "2026-06-01T10:20:30", "10.20.0.0/16", "2026-06", "089"])(
  "what only looks like a moment or a number, %s, stays as YAML has it",
  (text) => expect(read(text)).toBe(parse(text)),
);

test.each([
  [12n, 12],
  [9007199254740993n, 9007199254740993n],
  [18446744073709551615n, 18446744073709551615n],
  [10n ** 24n, 1e24],
  ["12", "12"],
])("of the whole number %p is kept %p", (value, kept) => expect(counted(value)).toBe(kept));

test("structured values are written with sorted keys and all digits", () => {
  expect(jsonText({ b: [9007199254740993n, null, "x"], a: { d: 1.5, c: true } })).toBe(
    '{"a":{"c":true,"d":1.5},"b":[9007199254740993,null,"x"]}',
  );
});
