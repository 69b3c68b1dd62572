import { asSecret, isSecret, isUnknown, type Properties } from "../../cli/preview/graph";
import { bcrypt } from "../engine/providers/random/bcrypt";
import { text } from "../engine/providers/wire";
import { StandIn } from "./support/stand-in";

const token = (name: string): string => `random:index/r${name.slice(1)}:${name}`;
const STRING = token("RandomString");
const PASSWORD = token("RandomPassword");

describe("the stand-in for random values", () => {
  const random = new StandIn("random");
  beforeAll(() => random.start());
  afterAll(() => random.remove());

  const made = async (name: string, inputs: Properties): Promise<Properties> =>
    (await random.create(token(name), "one", inputs)).outputs;
  const plain = (value: unknown): string => {
    if (!isSecret(value)) throw new Error("is no secret");
    return text(value.value);
  };

  test("makes text as long as wanted, of the kinds that are wanted", async () => {
    const { id, outputs } = await random.create(STRING, "one", { length: 40, minNumeric: 5, minUpper: 5 });
    const result = text(outputs.result);
    expect(result).toMatch(/^[\w!@#$%&*()\-=+[\]{}<>:?]{40}$/);
    expect(result.replace(/\D/g, "").length).toBeGreaterThanOrEqual(5);
    expect(result.replace(/[^A-Z]/g, "").length).toBeGreaterThanOrEqual(5);
    expect(id).toBe(result);
    const narrow = await made("RandomString", { length: 200, special: false, upper: false, number: false });
    expect(narrow.result).toMatch(/^[a-z]{200}$/);
    const own = await made("RandomString", { length: 60, overrideSpecial: "~", minSpecial: 20, lower: false });
    expect(own.result).toMatch(/^[A-Z0-9~]{60}$/);
    expect(text(own.result).replace(/[^~]/g, "").length).toBeGreaterThanOrEqual(20);
  });

  test("never makes the same twice", async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => made("RandomString", { length: 16 })));
    expect(new Set(results.map(({ result }) => result)).size).toBe(50);
  });

  test("keeps a password and its hash secret, and its id says nothing of it", async () => {
    const { id, outputs } = await random.create(PASSWORD, "one", { length: 24 });
    const password = plain(outputs.result);
    expect(password).toHaveLength(24);
    expect(id).toBe("none");
    expect(plain(outputs.bcryptHash)).toMatch(/^\$2a\$10\$[./A-Za-z0-9]{53}$/);
    const bytes = await made("RandomBytes", { length: 32 });
    expect(Buffer.from(plain(bytes.hex), "hex").toString("base64")).toBe(plain(bytes.base64));
  });

  test("hashes as bcrypt does", () => {
    const salt = Buffer.from("10410410410410410410410410410410", "hex");
    // A published vector: the password `U*U` with the salt that is written CCCCCCCCCCCCCCCCCCCCC.
    expect(bcrypt("U*U", 5, salt)).toBe("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
    expect(bcrypt("U*V", 5, salt)).not.toContain("E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
  });

  test("makes ids, numbers, names and orders of the form that the provider has", async () => {
    const id = await random.create(token("RandomId"), "one", { byteLength: 8, prefix: "a-" });
    const bytes = Buffer.from(id.id, "base64url");
    expect(id.outputs).toMatchObject({ hex: `a-${bytes.toString("hex")}`, b64Std: `a-${bytes.toString("base64")}` });
    expect(id.outputs.dec).toBe(`a-${BigInt(`0x${bytes.toString("hex")}`)}`);
    const numbers = await Promise.all(Array.from({ length: 60 }, () => made("RandomInteger", { min: 3, max: 6 })));
    expect(new Set(numbers.map(({ result }) => result))).toEqual(new Set([3, 4, 5, 6]));
    const [one, other] = [await made("RandomUuid", {}), await made("RandomUuid7", {})];
    expect(one.result).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(other.result).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const pet = await random.create(token("RandomPet"), "one", { prefix: "hh", length: 3, separator: "." });
    expect(pet.id).toMatch(/^hh\.[a-z]+ly\.[a-z]+\.[a-z]+$/);
    const items = ["a", "b", "c", "d", "e"];
    const shuffled = await made("RandomShuffle", { inputs: items, seed: "s" });
    expect([...(shuffled.results as string[])].sort()).toEqual(items);
    expect((await made("RandomShuffle", { inputs: items, seed: "s" })).results).toEqual(shuffled.results);
    expect((await made("RandomShuffle", { inputs: items, resultCount: 7 })).results).toHaveLength(7);
  });

  test("knows nothing at preview that chance decides", async () => {
    const planned = await random.preview(PASSWORD, "one", { length: 24 });
    expect(planned).toMatchObject({ length: 24, special: true, minUpper: 0 });
    expect(["id", "result", "bcryptHash"].map((key) => isUnknown(planned[key]))).toEqual([true, true, true]);
  });

  test("makes it anew where any of its inputs changes, keepers too", async () => {
    const before = await random.create(STRING, "one", { length: 16, keepers: { day: "1" } });
    const same = await random.diff(before, before.inputs);
    expect([same.changed, same.replaces]).toEqual([false, []]);
    const other = await random.diff(before, { length: 17, keepers: { day: "2" } });
    expect(other.differences).toEqual({ length: "UPDATE_REPLACE", "keepers.day": "UPDATE_REPLACE" });
    expect(other.replaces).toEqual(["keepers", "length"]);
  });

  test("reads back what it made, and keeps a secret keeper secret", async () => {
    const before = await random.create(STRING, "one", { length: 16, keepers: asSecret({ of: "a secret" }) });
    expect(isSecret(before.outputs.keepers)).toBe(true);
    expect(await random.read(before)).toEqual(before);
  });

  test.each([
    [STRING, {}, "length", /missing/],
    [STRING, { length: 0 }, "length", /0; at least 1/],
    [STRING, { length: 4, minUpper: 3, minLower: 3 }, "length", /4; at least 6/],
    [STRING, { length: 4, lower: false, upper: false, numeric: false, special: false }, "special", /no kind/],
    [STRING, { length: 4, colour: "red" }, "colour", /no such property/],
    [token("RandomInteger"), { min: 3, max: 2 }, "min", /3; at most the maximum 2/],
    [token("RandomId"), { byteLength: 0 }, "byteLength", /0; at least 1/],
  ])("refuses %s with %j", async (type, inputs, property, reason) => {
    const { refused } = await random.check(type, "one", inputs);
    expect(Object.keys(refused)).toEqual([property]);
    expect(refused[property]).toMatch(reason);
  });

  test("refuses types that it does not have by name, and functions", async () => {
    await expect(random.check("random:index/randomColour:RandomColour", "one", {})).rejects.toThrow(
      /randomColour:RandomColour: the stand-in for random has only .*RandomString/,
    );
  });
});
