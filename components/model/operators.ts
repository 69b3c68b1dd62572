import { parseDay } from "./day";
import { reservedLogins } from "./reserved-logins";
import { parsePublicKey, type PublicKey } from "./ssh-key";

/** An entry of the access register: one named person, why they may come in, who said so, and until when. */
export interface Operator {
  /**
   * The person's login: a lower case letter, then up to 31 letters, digits, `-` or `_`. Nothing that an attacker would
   * try first (`root`, `admin`, `ubuntu`, `deploy` …).
   */
  name: string;
  /** One line of a `.pub` file each, at least one; `parsePublicKey` says which kinds are accepted. */
  publicKeys: string[];
  /** What the person does here, for example `database administrator`. */
  role: string;
  /** Why the person needs access. */
  reason: string;
  /** Who granted it: the name of another person. */
  grantedBy: string;
  /** The last day of access, in UTC: `2026-12-31`. */
  expires: string;
}

/** An operator whose entry holds, with the keys read. */
export interface RegisteredOperator extends Operator {
  keys: PublicKey[];
}

/** Who may log in on a day, and whose access has ended. */
export interface OperatorsOnDay<Entry extends Operator = Operator> {
  current: Entry[];
  expired: Entry[];
}

/**
 * Checks the access register and reads its keys. Expired entries are checked too and kept: the register is a record.
 *
 * @throws at the first entry that does not hold, naming the operator and the key.
 */
export function validateOperators(operators: readonly Operator[]): RegisteredOperator[] {
  refuseRepeatedNames(operators);
  const registered = operators.map(registeredOperator);
  refuseSharedKeys(registered);
  return registered;
}

/**
 * Splits the register at a day (in UTC, where a `Date` is given): access ends with the day `expires`, so that an entry is
 * expired from the day after it.
 *
 * @throws where `on` or an entry's `expires` is not a date.
 */
export function currentOperators<Entry extends Operator>(
  operators: readonly Entry[],
  on: Date | string,
): OperatorsOnDay<Entry> {
  const today = parseDay("on", on);
  const ends = (operator: Entry) => parseDay(`operators.${operator.name}.expires`, operator.expires);
  return {
    current: operators.filter((operator) => ends(operator) >= today),
    expired: operators.filter((operator) => ends(operator) < today),
  };
}

function registeredOperator(operator: Operator): RegisteredOperator {
  const key = `operators.${operator.name}`;
  requireLogin(operator.name);
  for (const field of ["role", "reason", "grantedBy"] as const) {
    requireText(`${key}.${field}`, operator[field]);
  }
  if (operator.grantedBy.trim().toLowerCase() === operator.name) {
    throw new Error(
      `${key}.grantedBy: "${operator.grantedBy}" is the operator; accepted is the name of another person`,
    );
  }
  parseDay(`${key}.expires`, operator.expires);
  if (operator.publicKeys.length === 0) {
    throw new Error(`${key}.publicKeys: none was given; accepted is at least one public key`);
  }
  return { ...operator, keys: operator.publicKeys.map((text, i) => parsePublicKey(text, `${key}.publicKeys[${i}]`)) };
}

function requireLogin(name: string): void {
  if (!/^[a-z][a-z0-9_-]{0,31}$/.test(name)) {
    const rule = "a lower case letter, then up to 31 lower case letters, digits, - or _";
    throw new Error(`operators: ${JSON.stringify(name)} is not a login name; accepted is ${rule}`);
  }
  if (reservedLogins.has(name) || name.startsWith("systemd-")) {
    throw new Error(
      `operators: "${name}" is a standard login name; accepted is the name of a person, such as ines-moreau`,
    );
  }
}

function requireText(key: string, value: string): void {
  if (value.trim() === "" || /\p{Cc}/u.test(value)) {
    throw new Error(`${key}: ${JSON.stringify(value)} says nothing on one line; accepted is a line of text`);
  }
}

function refuseRepeatedNames(operators: readonly Operator[]): void {
  const names = new Set<string>();
  for (const { name } of operators) {
    if (names.has(name)) {
      throw new Error(`operators: ${JSON.stringify(name)} is there twice; accepted is one entry for each person`);
    }
    names.add(name);
  }
}

/** A key is a person: with a shared one, nobody can say who came in. */
function refuseSharedKeys(operators: readonly RegisteredOperator[]): void {
  const owners = new Map<string, string>();
  for (const { name, keys } of operators) {
    keys.forEach(({ fingerprint }, index) => {
      const owner = owners.get(fingerprint);
      if (owner !== undefined) {
        const where = `operators.${name}.publicKeys[${index}]`;
        throw new Error(`${where}: ${fingerprint} is also a key of ${owner}; accepted is a key of one person, once`);
      }
      owners.set(fingerprint, name);
    });
  }
}
