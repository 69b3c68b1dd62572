import type { Datum } from "../../facts/datum";
import type { Estate } from "../../facts/estate";
import type { AlarmFact, StoreFact } from "../../facts/kinds";
import { is, read } from "../../logic/comparators";
import { all, exists, fails, holds, unsure, type Outcome } from "../../logic/outcome";

/** At least one of the topics has a subscriber. */
export function reachesSomebody(topics: Datum<readonly StoreFact[]>, estate: Estate): Outcome {
  if (topics.state === "unknown") return unsure("whom it tells cannot be followed", [read(topics)]);
  if (topics.state === "absent") return fails("it tells nobody", [read(topics)]);
  return exists(topics.value, (topic) => hasSubscriber(topic, estate), "nobody subscribes to what it tells");
}

function hasSubscriber(topic: StoreFact, estate: Estate): Outcome {
  return exists(
    estate.of("subscription"),
    (subscription) => {
      const subscribed = subscription.topic();
      if (subscribed.state !== "known") return unsure("a subscription's topic cannot be followed", [read(subscribed)]);
      return subscribed.value === topic
        ? holds([read(subscription.protocol)])
        : fails("a subscription to another topic");
    },
    `nobody subscribes to ${topic.subject.name}`,
  );
}

/** The stack has an alarm that passes, is switched on, and reaches somebody. */
export function alarmed(estate: Estate, missing: string, fits: (alarm: AlarmFact) => Outcome): Outcome {
  return exists(
    estate.of("alarm"),
    (alarm) => {
      const right = fits(alarm);
      return right.truth === false
        ? right
        : all(right, is(alarm.enabled, true), reachesSomebody(alarm.notifies(), estate));
    },
    missing,
  );
}

/** The alarm is on one of these metrics. */
export function onMetric({ metric }: AlarmFact, ...metrics: readonly string[]): Outcome {
  if (metric.state === "unknown") return unsure("an alarm's metric is not known", [read(metric)]);
  return metric.state === "known" && metrics.includes(metric.value)
    ? holds([read(metric)])
    : fails("an alarm on something else");
}
