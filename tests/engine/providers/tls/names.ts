import { isObject, type Json } from "../../../../cli/preview/graph";
import { text, textsIn } from "../wire";
import { ascii, oid, printable, sequence, setOf, utf8, type Der } from "./der";

/** The parts of a distinguished name, in the order in which the provider writes them. */
const PARTS: readonly { readonly field: string; readonly oid: string; readonly as: (content: string) => Der }[] = [
  { field: "country", oid: "2.5.4.6", as: printable },
  { field: "organization", oid: "2.5.4.10", as: utf8 },
  { field: "organizationalUnit", oid: "2.5.4.11", as: utf8 },
  { field: "locality", oid: "2.5.4.7", as: utf8 },
  { field: "province", oid: "2.5.4.8", as: utf8 },
  { field: "streetAddresses", oid: "2.5.4.9", as: utf8 },
  { field: "postalCode", oid: "2.5.4.17", as: utf8 },
  { field: "commonName", oid: "2.5.4.3", as: utf8 },
  { field: "serialNumber", oid: "2.5.4.5", as: printable },
  { field: "emailAddress", oid: "1.2.840.113549.1.9.1", as: ascii },
];

/** A distinguished name of the provider's `subject`; empty where there is none. */
export function distinguishedName(subject: Json | undefined): Der {
  const given = isObject(subject) ? subject : {};
  const parts = PARTS.map(({ field, oid: type, as }) => ({ type, as, values: textsIn(given[field] ?? []) }));
  const present = parts.filter(({ values }) => values.some((value) => text(value) !== ""));
  return sequence(
    ...present.map(({ type, as, values }) => setOf(...values.map((each) => sequence(oid(type), as(each))))),
  );
}
