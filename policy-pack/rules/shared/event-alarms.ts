import { valueOf } from "../../facts/datum";
import type { Estate } from "../../facts/estate";
import { is, read } from "../../logic/comparators";
import { all, any, exists, fails, holds, type Outcome } from "../../logic/outcome";
import { alarmed, reachesSomebody } from "./alarms";

/**
 * Somebody hears when a log line or event matches: by a filter that counts lines into a metric with an alarm, or by an
 * event route. `matches` looks at the filter's or the event's pattern.
 */
export function eventAlarmed(estate: Estate, missing: string, matches: (pattern: string) => boolean): Outcome {
  const filters = estate.of("logFilter").filter((filter) => matches(valueOf(filter.pattern) ?? ""));
  const routes = estate.of("eventRoute").filter((route) => matches(valueOf(route.pattern) ?? ""));
  const byMetric = exists(
    filters,
    (filter) =>
      alarmed(estate, `no alarm counts ${valueOf(filter.metric) ?? "the lines found"}`, (alarm) =>
        valueOf(alarm.metric) === valueOf(filter.metric) && valueOf(alarm.namespace) === valueOf(filter.namespace)
          ? holds([read(filter.pattern), read(alarm.metric)])
          : fails("an alarm on something else"),
      ),
    missing,
  );
  const byRoute = exists(
    routes,
    (route) => all(is(route.enabled, true), reachesSomebody(route.notifies(), estate)),
    missing,
  );
  return any(byMetric, byRoute);
}
