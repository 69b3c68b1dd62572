import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { inKeys, key, misconfigured, readConfig } from "../../stacks/support/config";

const ONLY_THE_ENGINE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const people = z.array(z.strictObject({ name: z.string().min(3), pin: z.number().optional() }));
const keys = {
  region: key(z.string(), "a region", { description: "Where." }),
  owner: key(z.string().regex(/@/), "a mailbox", { description: "Who.", secret: true }),
  people: key(people.default([]), "a list of {name, pin}", { description: "They.", secret: true }),
};

/** Configures as the engine does: secrets are handed over decrypted, and named. */
function given(config: Record<string, unknown>, ...secrets: string[]) {
  const text = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
  const all = { region: "eu-west-2", owner: "platform@lamplight.example", ...config };
  pulumi.runtime.setAllConfig(
    Object.fromEntries(Object.entries(all).map(([name, value]) => [`hosting:${name}`, text(value)])),
    secrets.map((name) => `hosting:${name}`),
  );
}

afterEach(() => pulumi.runtime.setAllConfig({}, []));

test("a value that may be encrypted is taken as any other", () => {
  given({ people: [{ name: "ada" }] }, "owner", "people");
  expect(readConfig(keys)).toEqual({
    region: "eu-west-2",
    owner: "platform@lamplight.example",
    people: [{ name: "ada" }],
  });
});

test("one that may not is refused, unseen", () => {
  given({ region: "hunter2" }, "region");
  expect(() => readConfig(keys)).toThrow(
    /^hosting:region: received an encrypted value; accepted: one that whoever reviews a change can read, by pulumi config set hosting:region --plaintext …$/,
  );
});

test.each([
  ["owner", ONLY_THE_ENGINE],
  ["people", [{ name: ONLY_THE_ENGINE, pin: 3 }]],
])("%s that only the engine decrypts is asked for where there is none", (name, value) => {
  given({ [name]: value }, name);
  expect(() => readConfig(keys)).toThrow(
    new RegExp(
      `^hosting:${name}: received an encrypted value, which only the engine decrypts; accepted here: -c hosting:${name}=…$`,
    ),
  );
});

test.each<[string, unknown, string]>([
  ["owner", "hunter2", "received a secret; accepted: a mailbox"],
  ["people", "hunter2", "received a secret; accepted: a list of {name, pin}"],
  [
    "people",
    [{ name: "ada" }, { name: "hunter2", pin: "4711" }],
    "received a secret whose [1].pin is not as it has to be; accepted: a list of {name, pin}",
  ],
])("%s=%j is refused without a word of it", (name, value, line) => {
  given({ [name]: value }, name);
  expect(() => readConfig(keys)).toThrow(new RegExp(`^hosting:${name}: ${line.replace(/[[\]{}.]/g, "\\$&")}$`));
});

describe("what is refused later on", () => {
  const refuse = (): never => {
    throw new Error('ranges.hunter2: received "hunter2", pin 4711, "hunter2-and-more"; accepted: a range');
  };
  const people = [{ name: "hunter2", pin: 4711 }, { name: "hunter2-and-more" }, { name: "ab" }];

  test("repeats no part of an encrypted value", () => {
    given({ people }, "people");
    expect(() => inKeys({ ranges: "people" }, refuse)).toThrow(
      'hosting:people: people.[secret]: received "[secret]", pin [secret], "[secret]"; accepted: a range',
    );
    expect(misconfigured("region", "received platform@lamplight.example, hunter2").message).toBe(
      "hosting:region: received platform@lamplight.example, [secret]",
    );
  });

  test("repeats a plain one, so that it can be found", () => {
    given({ people });
    expect(() => inKeys({ ranges: "people" }, refuse)).toThrow('hosting:people: people.hunter2: received "hunter2"');
  });
});
