import { valueOf } from "../../facts/datum";
import type { Estate } from "../../facts/estate";
import type { AlarmFact, LogFilterFact } from "../../facts/kinds";
import { is, read } from "../../logic/comparators";
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
      alarmed(estate, `no alarm counts ${valueOf(filter.metric) ?? "the lines found"}`, (alarm) =>
        counts(alarm, filter),
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
  return all(isKnown(filter.pattern), holds([read(alarm.metric)]), rises(alarm, MOST_LINES));
}

/**
 * Whether a pattern picks out a value, as CloudWatch Logs (`$.eventName = X`) or EventBridge (`["X"]`) write it: a pattern
 * that names what it leaves out (`!=`, `anything-but`) picks out everything else.
 */
export function picks(pattern: string, ...values: readonly string[]): boolean {
  if (/anything-but/.test(pattern)) return false;
  return values.every((value) =>
    pattern.trimStart().startsWith("{ ") || /\$\./.test(pattern)
      ? new RegExp(`(?<![!<>])=\\s*"?${value}"?(?![\\w])`).test(pattern)
      : pattern.includes(`"${value}"`),
  );
}
