import { valueOf, type Datum } from "../../facts/datum";
import type { KeyFact } from "../../facts/kinds";
import { read, refersTo, show } from "../../logic/comparators";
import { fails, holds, unsure, type Outcome } from "../../logic/outcome";

/**
 * Encrypted with a key of this stack that is for the data's own class. The key is followed through the reference, so
 * that it is proven before the key exists.
 */
export function encryptedWithClassKey(key: Datum<KeyFact>, dataClass: Datum<string>): Outcome {
  return refersTo(key, "a key of this stack", (found) => sameClass(found, dataClass));
}

/** Encrypted with a key that the account controls, whatever its class. */
export function encryptedWithOwnKey(key: Datum<KeyFact>): Outcome {
  return refersTo(key, "a key of this stack", () => holds());
}

function sameClass(key: KeyFact, dataClass: Datum<string>): Outcome {
  const evidence = [read(dataClass), read(key.dataClass)];
  const wanted = valueOf(dataClass);
  const is = valueOf(key.dataClass);
  if (dataClass.state === "unknown" || key.dataClass.state === "unknown")
    return unsure("a data class is not known", evidence);
  if (wanted === undefined) return fails("no data class is named", evidence);
  return wanted === is
    ? holds(evidence)
    : fails(`the data is ${wanted}, and the key ${key.subject.name} is for ${show(is)}`, evidence);
}
