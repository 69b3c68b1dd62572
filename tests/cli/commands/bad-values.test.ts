import { command, type Result } from "./command";
import type { EvidenceRecord } from "../../../policy-pack/verdicts/record";

const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFND3C03vyheqs/hbVeaxi9DWKO9mYnVkT2X6V7Kz52j ada";
const otherKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF2c5pddFbq/NKj033QOqj+05zMAoNJLNNoc6L18+G1f grace";
const operator = {
  name: "ada_l",
  publicKeys: [key],
  role: "platform engineer",
  reason: "on call",
  grantedBy: "margaret_h",
  expires: "2031-06-30",
};
const operators = (...changes: object[]) =>
  `hosting:operators=${JSON.stringify(changes.map((change) => ({ ...operator, ...change })))}`;
const ranges = (...cidrs: string[]) =>
  `hosting:allowedRanges=${JSON.stringify(cidrs.map((cidr, i) => ({ name: `range-${i}`, cidr })))}`;

const lamplight = (...values: string[]): Promise<Result> =>
  command(["preview", "lamplight", "--json", ...values.flatMap((value) => ["-c", value])]);

describe("a value that cannot be used is one clear line and exit 2", () => {
  it.concurrent.each<[string, string[], RegExp]>([
    ["an open range", [ranges("0.0.0.0/0")], /^hosting:allowedRanges: .*0\.0\.0\.0\/0 is the whole internet; accepted/],
    ["an open range of IPv6", [ranges("::/0")], /^hosting:allowedRanges: .*::\/0 .*; accepted/],
    ["two halves of the internet", [ranges("0.0.0.0/1", "128.0.0.0/1")], /^hosting:allowedRanges: .*% of IPv4; acc/],
    [
      "a password in a key's place",
      [operators({ publicKeys: ["correct horse battery staple"] })],
      /^hosting:operators: (?!.*horse).*ada_l\.publicKeys\[0\]: .*; accepted is ssh-ed25519/,
    ],
    ["root as an operator", [operators({ name: "root" })], /^hosting:operators: .*"root".*; accepted/],
    ["one zone", ['hosting:zones=["eu-west-2a"]'], /^hosting:zones: received .+; accepted: at least two/],
    ["an unknown key", ["hosting:colour=blue"], /^hosting:colour: unknown key; accepted: accountId, .*zones$/],
    ["a wrong type", ["hosting:sshPort=high"], /^hosting:sshPort: received .+; accepted: a port from 1024 to 65535$/],
    ["no certificate's domain", ["hosting:domain={}"], /^hosting:domain: received .+; accepted: \{name: /],
    ["one web server", ["hosting:webMinimum=1"], /^hosting:webMinimum: received 1; accepted: a whole number from 2/],
    ["a day that is none", ["hosting:asOf=2026-02-30"], /^hosting:asOf: received .*2026-02-30.*; accepted: a day/],
    [
      "an account's number",
      ["hosting:accountId=12"],
      /^hosting:accountId: received 12; accepted: the account's twelve/,
    ],
    ["an override without a value", ["hosting:zones"], /^-c: "hosting:zones"; key=value/],
  ])("%s", async (_, values, line) => {
    const { code, out, err } = await lamplight(...values);
    expect(err.trimEnd()).toMatch(line);
    expect(err.split("\n")).toHaveLength(2);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});

describe("a value that breaks a promise is a violation and exit 1", () => {
  const violated = async (...values: string[]) => {
    const { code, out, err } = await lamplight(...values);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    const { verdicts, promises } = JSON.parse(out) as EvidenceRecord;
    return {
      rules: new Set(verdicts.filter(({ verdict }) => verdict === "fail").map(({ rule }) => rule)),
      broken: promises.filter(({ verdict }) => verdict === "broken").map(({ id }) => id),
    };
  };

  it.concurrent("a foreign region breaks lamp-region", async () => {
    const { rules, broken } = await violated("hosting:region=eu-central-1");
    expect(broken).toContain("lamp-region");
    expect(rules).toContain("resource-is-in-allowed-region");
  });

  it.concurrent("an operator whose grant has expired is reported, although nothing lets him in", async () => {
    const expired = { name: "eve_m", publicKeys: [otherKey], expires: "2020-06-30" };
    const { rules } = await violated(operators({}, expired));
    expect(rules).toEqual(new Set(["access-is-current"]));
  });

  it.concurrent("27 days of backups break the promise of 28", async () => {
    const { rules, broken } = await violated("hosting:backupDays=27");
    expect(broken).toEqual(["lamp-snapshots-28"]);
    expect(rules).toContain("database-keeps-backups");
  });
});
