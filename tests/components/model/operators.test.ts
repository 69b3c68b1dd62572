import fc from "fast-check";
import { parseDay } from "../../../components/model/day";
import { currentOperators, validateOperators, type Operator } from "../../../components/model/operators";
import { reservedLogins } from "../../../components/model/reserved-logins";
import { messageOf } from "./arbitraries";
import * as keys from "./ssh-keys";

const operator = (change: Partial<Operator> = {}): Operator => ({
  name: "ines",
  publicKeys: [keys.ed25519Line()],
  role: "database administrator",
  reason: "restores backups",
  grantedBy: "Tomás Ribeiro",
  expires: "2026-12-31",
  ...change,
});
const refusal = (...operators: Operator[]) => {
  const message = messageOf(() => validateOperators(operators));
  expect(message).toMatch(/^operators.*; accepted is /);
  expect(message).not.toContain("\n");
  return message;
};

describe("validateOperators", () => {
  it("reads each person's keys and keeps the entry", () => {
    const ines = operator({ publicKeys: [keys.ed25519Line(), `${keys.skEcdsaLine()} token`] });
    const omar = operator({ name: "omar_2", publicKeys: [keys.ecdsaLine(384)], grantedBy: "ines" });
    const registered = validateOperators([ines, omar]);
    expect(registered).toMatchObject([ines, omar]);
    expect(registered.map((entry) => entry.keys.map((key) => key.fingerprint))).toEqual(
      [ines, omar].map((entry) => entry.publicKeys.map(keys.fingerprintOf)),
    );
    expect(registered[0]?.keys.map((key) => key.comment)).toEqual(["", "token"]);
  });

  it("keeps expired entries, since the register is a record, and accepts an empty register", () => {
    expect(validateOperators([operator({ expires: "2001-01-01" })])).toHaveLength(1);
    expect(validateOperators([])).toEqual([]);
  });

  it("accepts every name that Linux does, except standard ones", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9_-]{0,31}$/), (name) => {
        fc.pre(!reservedLogins.has(name) && !name.startsWith("systemd-"));
        expect(validateOperators([operator({ name })])[0]?.name).toBe(name);
      }),
    );
  });

  it.each([
    "",
    "Ines",
    "1nes",
    "-ines",
    "_ines",
    "ines.m",
    "ines m",
    "ines$",
    "ines\n",
    "inês",
    "a".repeat(33),
    "../x",
  ])("refuses %j as a login name", (name) => {
    expect(refusal(operator({ name }))).toBe(
      `operators: ${JSON.stringify(name)} is not a login name; ` +
        "accepted is a lower case letter, then up to 31 lower case letters, digits, - or _",
    );
  });

  it.each([
    ..."root admin administrator debian ubuntu ec2-user ssm-user azureuser www-data sshd nobody postgres".split(" "),
    ..."mysql nginx jenkins deploy test user guest support vagrant oracle git bastion systemd-network".split(" "),
  ])("refuses %s as a standard login name", (name) => {
    expect(refusal(operator({ name }))).toContain(
      `operators: "${name}" is a standard login name; accepted is the name`,
    );
  });

  it("has only names in its list that could be logins", () => {
    for (const name of reservedLogins) {
      expect(name).toMatch(/^[a-z][a-z0-9_-]{0,31}$/);
    }
  });

  it("refuses a name that is there twice", () => {
    expect(refusal(operator(), operator({ name: "omar" }), operator())).toBe(
      'operators: "ines" is there twice; accepted is one entry for each person',
    );
  });

  it("refuses a key of two people, whatever its comment, and names both", () => {
    const shared = keys.ecdsaLine(256);
    const omar = operator({ name: "omar", publicKeys: [keys.ed25519Line(), `${shared} mine`] });
    expect(refusal(operator({ publicKeys: [shared] }), omar)).toBe(
      `operators.omar.publicKeys[1]: ${keys.fingerprintOf(shared)} is also a key of ines; ` +
        "accepted is a key of one person, once",
    );
  });

  it("refuses a key that one person has twice, and a person without one", () => {
    const line = keys.ed25519Line();
    expect(refusal(operator({ publicKeys: [line, `${line} again`] }))).toContain("publicKeys[1]: SHA256:");
    expect(refusal(operator({ publicKeys: [] }))).toContain("operators.ines.publicKeys: none was given");
  });

  it("names the operator and the key that does not hold", () => {
    const omar = operator({ name: "omar", publicKeys: [keys.ed25519Line(), keys.rsaLine(2048)] });
    expect(refusal(operator(), omar)).toContain("operators.omar.publicKeys[1]: received an RSA key of 2048 bits;");
    expect(refusal(operator({ publicKeys: ["hunter2"] }))).toContain("operators.ines.publicKeys[0]: received text");
  });

  it.each(["role", "reason", "grantedBy"] as const)("refuses an empty %s", (field) => {
    for (const text of ["", "  ", "\n", "two\nlines"]) {
      expect(refusal(operator({ [field]: text }))).toBe(
        `operators.ines.${field}: ${JSON.stringify(text)} says nothing on one line; accepted is a line of text`,
      );
    }
  });

  it.each(["ines", "Ines", " INES "])("refuses access that %j granted to herself", (grantedBy) => {
    expect(refusal(operator({ grantedBy }))).toBe(
      `operators.ines.grantedBy: "${grantedBy}" is the operator; accepted is the name of another person`,
    );
  });

  it.each(["", "never", "2026-02-30", "2026-13-01", "2026-1-1", "31.12.2026", "2026-12-31T00:00:00Z", "2026-12-31\n"])(
    "refuses the date %j",
    (expires) => {
      expect(refusal(operator({ expires }))).toBe(
        `operators.ines.expires: ${JSON.stringify(expires)} is not a date; accepted is a day such as 2026-12-31`,
      );
    },
  );
});

describe("currentOperators", () => {
  const names = (on: Date | string, ...days: string[]) => {
    const split = currentOperators(
      days.map((expires) => operator({ name: `until-${expires}`, expires })),
      on,
    );
    return [split.current, split.expired].map((entries) => entries.map((entry) => entry.expires));
  };

  it("counts the last day, and not the day after it", () => {
    expect(names("2026-12-31", "2026-12-30", "2026-12-31", "2027-01-01")).toEqual([
      ["2026-12-31", "2027-01-01"],
      ["2026-12-30"],
    ]);
  });

  it("ends the day with midnight in UTC", () => {
    expect(names(new Date("2026-12-31T23:59:59.999Z"), "2026-12-31")).toEqual([["2026-12-31"], []]);
    expect(names(new Date("2027-01-01T00:00:00Z"), "2026-12-31")).toEqual([[], ["2026-12-31"]]);
    expect(names(new Date("2026-12-31T23:30:00-01:00"), "2026-12-31")).toEqual([[], ["2026-12-31"]]);
  });

  it("gives everyone to one side, in order, and never lets anyone back in", () => {
    const day = fc
      .date({ min: new Date("2020-01-01"), max: new Date("2035-12-31"), noInvalidDate: true })
      .map((date) => parseDay("x", date));
    fc.assert(
      fc.property(fc.array(day, { maxLength: 8 }), day, day, (days, one, other) => {
        const [early, late] = [one, other].sort() as [string, string];
        const [current = [], expired = []] = names(early, ...days);
        expect([...current, ...expired].sort()).toEqual([...days].sort());
        expect(current).toEqual(days.filter((expires) => expires >= early));
        const [later = []] = names(late, ...days);
        expect(later.every((expires) => current.includes(expires))).toBe(true);
      }),
    );
  });

  it("hands back the entries that it was given, keys and all", () => {
    const registered = validateOperators([operator()]);
    expect(currentOperators(registered, "2026-01-01").current[0]).toBe(registered[0]);
  });

  it("refuses what is no day", () => {
    expect(() => names("today", "2026-12-31")).toThrow(
      'on: "today" is not a date; accepted is a day such as 2026-12-31',
    );
    expect(() => names(new Date(NaN), "2026-12-31")).toThrow('on: "Invalid Date" is not a date');
    expect(() => names("2026-01-01", "soon")).toThrow('operators.until-soon.expires: "soon" is not a date');
  });
});
