import { valueOf } from "../../facts/datum";
import type { Estate } from "../../facts/estate";
import type { AlarmFact, LogFilterFact } from "../../facts/kinds";
import { is, read, test } from "../../logic/comparators";
import { all, any, exists, fails, holds, unsure, type Outcome } from "../../logic/outcome";
import { alarmed, reachesSomebody, rises } from "./alarms";

/** More lines than this within one period are not noticed in time. */
const MOST_LINES = 10;

/**
 * Somebody hears when a log line or event matches: by a filter that counts lines into a metric with an alarm, or by an
 * event route. `matches` looks at the filter's or the event's pattern.
 */
export function eventAlarmed(estate: Estate, missing: string, matches: (pattern: string) => boolean): Outcome {
  const filters = estate.of("logFilter").filter(({ pattern }) => mayMatch(pattern, matches));
  const routes = estate.of("eventRoute").filter(({ pattern }) => mayMatch(pattern, matches));
  const byMetric = exists(
    filters,
    (filter) =>
      all(
        readsTheTrail(filter, estate),
        alarmed(estate, `no alarm counts ${valueOf(filter.metric) ?? "the lines found"}`, (alarm) =>
          counts(alarm, filter),
        ),
      ),
    missing,
  );
  const byRoute = exists(
    routes,
    (route) => all(isKnown(route.pattern), is(route.enabled, true), reachesSomebody(route.notifies(), estate)),
    missing,
  );
  return any(byMetric, byRoute);
}

type Pattern = LogFilterFact["pattern"];

function mayMatch(pattern: Pattern, matches: (pattern: string) => boolean): boolean {
  return pattern.state === "unknown" || (pattern.state === "known" && matches(pattern.value));
}

function isKnown(pattern: Pattern): Outcome {
  return pattern.state === "unknown" ? unsure("a pattern is not known", [read(pattern)]) : holds([read(pattern)]);
}

function counts(alarm: AlarmFact, filter: LogFilterFact): Outcome {
  const pairs = [
    [alarm.metric, filter.metric],
    [alarm.namespace, filter.namespace],
  ] as const;
  const known = pairs.every(([a, b]) => a.state === "known" && b.state === "known");
  const differ = pairs.some(([a, b]) => a.state !== "unknown" && b.state !== "unknown" && valueOf(a) !== valueOf(b));
  if (differ) return fails("an alarm on something else");
  if (!known) return unsure("an alarm's metric is not known", [read(alarm.metric)]);
  return all(
    isKnown(filter.pattern),
    holds([read(alarm.metric)]),
    test(filter.value, "a number that adds something", (value) => value.startsWith("$") || Number(value) > 0),
    rises(alarm, MOST_LINES),
  );
}

/** What a trail records is counted where the trail goes; a trail that is kept elsewhere cannot be compared. */
function readsTheTrail({ pattern, logGroup }: LogFilterFact, estate: Estate): Outcome {
  const lines = estate.of("logSink").flatMap(({ about, lines }) => (about === "audit" ? [lines()] : []));
  const found = logGroup();
  if (lines.length === 0 || !/\$\.(event|userIdentity)/.test(valueOf(pattern) ?? "")) return holds();
  if (found.state !== "known") return unsure("the log that a filter reads cannot be followed", [read(found)]);
  if (lines.some((one) => valueOf(one) === found.value)) return holds([read(found)]);
  return lines.some((one) => one.state === "unknown")
    ? unsure("where the trail goes cannot be followed", lines.map(read))
    : fails("a filter reads another log than the trail's", [read(found)]);
}

/**
 * Whether a pattern picks out a value, as CloudWatch Logs (`$.eventName = X`) or EventBridge (`["X"]`) write it: a pattern
 * that names what it leaves out (`!=`, `anything-but`) picks out everything else.
 */
export function picks(pattern: string, ...values: readonly string[]): boolean {
  if (/anything-but/.test(pattern) || narrows(pattern, values)) return false;
  return values.every((value) =>
    pattern.trimStart().startsWith("{ ") || /\$\./.test(pattern)
      ? new RegExp(`(?<![!<>])=\\s*"?${value}"?(?![\\w])`).test(pattern)
      : pattern.includes(`"${value}"`),
  );
}

/** What CloudTrail's own recommended patterns also ask; any other demand leaves out lines that should be counted. */
const USUAL = /eventSource|eventType|userIdentity\.type|responseElements\.\w+/;

function narrows(pattern: string, values: readonly string[]): boolean {
  const demands = /\$\./.test(pattern) ? pattern.split("&&") : [];
  return demands.some(
    (demand) => /(?<![!<>])=/.test(demand) && !USUAL.test(demand) && !values.some((value) => demand.includes(value)),
  );
}
