import { randomInt } from "node:crypto";
import type { Properties } from "../../../../cli/preview/graph";
import type { LocalType } from "../local-provider";
import type { Problem } from "../provider";
import { bcrypt } from "./bcrypt";
import { shuffled } from "./choices";

const SPECIAL = "!@#$%&*()-_=+[]{}<>:?";
const KINDS = [
  { allow: "lower", least: "minLower", characters: "abcdefghijklmnopqrstuvwxyz" },
  { allow: "upper", least: "minUpper", characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ" },
  { allow: "numeric", least: "minNumeric", characters: "0123456789" },
  { allow: "special", least: "minSpecial", characters: SPECIAL },
] as const;

const defaults: Properties = {
  ...{ lower: true, upper: true, numeric: true, special: true },
  ...{ minLower: 0, minUpper: 0, minNumeric: 0, minSpecial: 0 },
};

/** `number` is the former name of `numeric`. */
function settings(inputs: Properties): Properties {
  return { ...inputs, numeric: inputs.number ?? inputs.numeric ?? true };
}

/** As long as wanted, with at least so many of each kind, from none but the allowed kinds. */
function textOf(inputs: Properties): string {
  const wanted = settings(inputs);
  const kinds = KINDS.map(({ allow, least, characters }) => ({
    allowed: wanted[allow] === true,
    least: Number(wanted[least]),
    characters: allow === "special" && typeof wanted.overrideSpecial === "string" ? wanted.overrideSpecial : characters,
  }));
  const any = kinds.flatMap(({ allowed, characters }) => (allowed ? [...characters] : []));
  const demanded = kinds.flatMap(({ least, characters }) => pick([...characters], least));
  return shuffled([...demanded, ...pick(any, Number(wanted.length) - demanded.length)], randomInt).join("");
}

const pick = (from: readonly string[], count: number): string[] =>
  Array.from({ length: count }, () => from[randomInt(from.length)]!);

function problems(inputs: Properties): Problem[] {
  const wanted = settings({ ...defaults, ...inputs });
  const length = wanted.length;
  if (typeof length !== "number") return [];
  const least = KINDS.reduce((sum, kind) => sum + Number(wanted[kind.least]), 0);
  if (length < 1 || !Number.isInteger(length)) return [{ property: "length", reason: `${length}; at least 1` }];
  if (length < least) {
    return [{ property: "length", reason: `${length}; at least ${least}, the sum of what minUpper and the like ask` }];
  }
  const none = KINDS.every(({ allow }) => wanted[allow] !== true);
  return none ? [{ property: "special", reason: "no kind of character is allowed" }] : [];
}

export const textTypes: Readonly<Record<string, LocalType>> = {
  "random:index/randomString:RandomString": {
    defaults: { ...defaults, number: true },
    computed: ["result"],
    problems,
    make: (inputs) => {
      const result = textOf(inputs);
      return { id: result, outputs: { result } };
    },
  },
  "random:index/randomPassword:RandomPassword": {
    defaults: { ...defaults, number: true },
    computed: ["result", "bcryptHash"],
    secret: ["result", "bcryptHash"],
    problems,
    make: (inputs) => {
      const result = textOf(inputs);
      // The id stands in plain text in every state: it says nothing.
      return { id: "none", outputs: { result, bcryptHash: bcrypt(result) } };
    },
  },
};
