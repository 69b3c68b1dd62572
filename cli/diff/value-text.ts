import { isObject, isSecret, isUnknown, type Json } from "../preview/graph";

const longest = 80;

/** A value for people: one line, shortened, secrets masked, and what is not known named as such. */
export function valueText(value: Json): string {
  const text = JSON.stringify(readable(value));
  const shown = text.replaceAll(`"${unknownMark}"`, unknownMark).replaceAll(`"${secretMark}"`, secretMark);
  return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
}

const unknownMark = "[known after apply]";
const secretMark = "[secret]";

function readable(value: Json): Json {
  if (isUnknown(value)) return unknownMark;
  if (isSecret(value)) return secretMark;
  if (Array.isArray(value)) return value.map(readable);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "__defaults")
      .map(([key, inner]) => [key, readable(inner)]),
  );
}
