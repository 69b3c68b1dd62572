import { createHash, randomBytes, randomInt, randomUUID } from "node:crypto";
import type { Properties } from "../../../../cli/preview/graph";
import type { LocalType } from "../local-provider";
import type { Problem } from "../provider";
import { text } from "../wire";

/** A source of whole numbers below a limit. */
export type Source = (limit: number) => number;

/** The same numbers for the same seed, as the provider promises; others than Go's, which nobody may rely on. */
export function sourceOf(seed: unknown): Source {
  if (typeof seed !== "string" || seed === "") return (limit) => randomInt(limit);
  let count = 0;
  return (limit) => {
    const digest = createHash("sha256").update(`${count++} ${seed}`).digest();
    return Number(digest.readBigUInt64BE() % BigInt(limit));
  };
}

const uuid: LocalType = {
  computed: ["result"],
  make: () => {
    const result = randomUUID();
    return { id: result, outputs: { result } };
  },
};

/** The time in milliseconds first, so that they sort by age (RFC 9562). */
function uuid7(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function atLeastOne(property: string): (inputs: Properties) => Problem[] {
  return ({ [property]: value }) =>
    typeof value === "number" && (value < 1 || !Number.isInteger(value))
      ? [{ property, reason: `${value}; at least 1` }]
      : [];
}

export const numberTypes: Readonly<Record<string, LocalType>> = {
  "random:index/randomBytes:RandomBytes": {
    computed: ["base64", "hex"],
    secret: ["base64", "hex"],
    problems: atLeastOne("length"),
    make: ({ length }) => {
      const bytes = randomBytes(Number(length));
      return { id: "none", outputs: { base64: bytes.toString("base64"), hex: bytes.toString("hex") } };
    },
  },
  "random:index/randomId:RandomId": {
    computed: ["b64Std", "b64Url", "dec", "hex"],
    problems: atLeastOne("byteLength"),
    make: ({ byteLength, prefix }) => {
      const bytes = randomBytes(Number(byteLength));
      const [before, hex] = [text(prefix), bytes.toString("hex")];
      const outputs = {
        b64Std: before + bytes.toString("base64"),
        b64Url: before + bytes.toString("base64url"),
        dec: before + BigInt(`0x${hex}`).toString(),
        hex: before + hex,
      };
      return { id: bytes.toString("base64url"), outputs };
    },
  },
  "random:index/randomInteger:RandomInteger": {
    computed: ["result"],
    problems: ({ min, max }) =>
      typeof min === "number" && typeof max === "number" && min > max
        ? [{ property: "min", reason: `${min}; at most the maximum ${max}` }]
        : [],
    make: ({ min, max, seed }) => {
      const result = Number(min) + sourceOf(seed)(Number(max) - Number(min) + 1);
      return { id: String(result), outputs: { result } };
    },
  },
  "random:index/randomUuid:RandomUuid": uuid,
  "random:index/randomUuid4:RandomUuid4": uuid,
  "random:index/randomUuid7:RandomUuid7": {
    computed: ["result"],
    make: () => {
      const result = uuid7();
      return { id: result, outputs: { result } };
    },
  },
};
