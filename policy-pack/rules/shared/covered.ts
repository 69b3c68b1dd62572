import type { Estate } from "../../facts/estate";
import type { LogSinkFact, LogSubject } from "../../facts/kinds";
import { read } from "../../logic/comparators";
import { exists, fails, holds, unsure, type Outcome } from "../../logic/outcome";

/** A log of the kind is kept of the resource, and passes. */
export function isLogged(
  estate: Estate,
  about: LogSubject,
  urn: string,
  missing: string,
  passes: (sink: LogSinkFact) => Outcome,
): Outcome {
  return exists(
    estate.of("logSink").filter((sink) => sink.about === about),
    (sink) => {
      const covered = sink.covers();
      if (covered.state !== "known") return unsure("what is logged cannot be followed", [read(covered)]);
      return covered.value.includes(urn) ? passes(sink) : fails("another is logged");
    },
    missing,
  );
}

/** Where the log goes is a store of this stack. */
export function goesSomewhere(sink: LogSinkFact): Outcome {
  const stores = sink.destination();
  if (stores.state === "unknown") return unsure("where the log goes cannot be followed", [read(stores)]);
  return stores.state === "known" && stores.value.length > 0
    ? holds([read(stores)])
    : fails("the log goes nowhere", [read(stores)]);
}
