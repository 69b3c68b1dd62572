import type { ScalarTag } from "yaml";

/**
 * What Pulumi's own YAML reader makes of plain scalars, where it differs from YAML 1.2: a day becomes a moment in time
 * (`2026-06-01` is read as `2026-06-01 00:00:00 +0000 UTC`), `012` is octal, and `1_000` is a number. A program that
 * got another value in the preview than in the update would fail only then.
 */
const DAY = String.raw`(\d{4})-(\d\d?)-(\d\d?)`;
const TIME = String.raw`(?:[Tt]|[ \t]+)(\d\d?):(\d\d?):(\d\d?)(?:\.(\d{1,9}))?`;
const ZONE = String.raw`(Z|[-+]\d\d:\d\d)`;
// A time after T has a zone; one after a space may have none.
const MOMENT = new RegExp(`^${DAY}(?:${TIME}${ZONE}?)?$`);

/** A moment as Go prints it. */
export const moments: ScalarTag = {
  tag: "tag:yaml.org,2002:timestamp",
  default: true,
  test: MOMENT,
  resolve(text) {
    const [, year = "", month = "", day = "", ...rest] = MOMENT.exec(text) ?? [];
    const [hour = "0", minute = "0", second = "0", fraction = "", zone = "Z"] = rest;
    const two = (digits: string): string => digits.padStart(2, "0");
    const parts = `${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
    const exists = new Date(`${year}-${parts}Z`);
    if (/[Tt]/.test(text) && rest[4] === undefined) return text;
    if (Number.isNaN(exists.getTime()) || exists.toISOString().slice(5, 19) !== parts) return text;
    const decimals = fraction.replace(/0+$/, "");
    const offset =
      zone === "Z" || zone === "+00:00" ? "+0000 UTC" : `${zone.replace(":", "")} ${zone.replace(":", "")}`;
    return `${year}-${parts.replace("T", " ")}${decimals === "" ? "" : `.${decimals}`} ${offset}`;
  },
};

const WHOLE = /^([-+]?)(?:0b([01_]+)|0o?([0-7_]+)|0x([0-9a-f_]+)|([1-9][0-9]*_[0-9_]*))$/i;

/** Whole numbers with a leading zero are octal, `0b` begins a binary one, and underscores are for the reader only. */
export const wholeNumbers: ScalarTag = {
  tag: "tag:yaml.org,2002:int",
  default: true,
  test: WHOLE,
  resolve(text) {
    const [, sign = "", ...digits] = WHOLE.exec(text) ?? [];
    const form = digits.findIndex((each) => each !== undefined);
    const value = Number.parseInt(digits[form]!.replaceAll("_", ""), [2, 8, 16, 10][form]);
    return sign === "-" ? -value : value;
  },
};

const MOST = 2n ** 64n;

/** Whole numbers that Go holds exactly and JavaScript does not stay big; larger ones lose digits in both. */
export function counted(value: unknown): unknown {
  if (typeof value !== "bigint") return value;
  const held = value < MOST && value >= -MOST / 2n;
  return held && !Number.isSafeInteger(Number(value)) ? value : Number(value);
}

/** JSON as Go writes it: keys sorted. */
export function jsonText(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${jsonText(inner)}`).join(",")}}`;
}
