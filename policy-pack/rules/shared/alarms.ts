import { valueOf, type Datum } from "../../facts/datum";
import type { Estate } from "../../facts/estate";
import type { AlarmFact, FactKind, StoreFact } from "../../facts/kinds";
import { atLeast, atMost, is, isAbsent, oneOf, read, test } from "../../logic/comparators";
import { all, exists, fails, holds, unsure, type Outcome } from "../../logic/outcome";

/** At least one of the topics has a subscriber, and takes what is published. */
export function reachesSomebody(topics: Datum<readonly StoreFact[]>, estate: Estate): Outcome {
  if (topics.state === "unknown") return unsure("whom it tells cannot be followed", [read(topics)]);
  if (topics.state === "absent") return fails("it tells nobody", [read(topics)]);
  return exists(
    topics.value,
    (topic) => all(hasSubscriber(topic, estate), takesMessages(topic)),
    "nobody hears what it tells",
  );
}

/** Without a policy of its own a topic takes what its account publishes. */
function takesMessages({ subject, policy }: StoreFact): Outcome {
  const publishing = (valueOf(policy)?.statements ?? []).filter(({ actions }) =>
    actions.some((action) => /^(\*|sns:(\*|publish))$/i.test(action)),
  );
  const refusing = publishing.find(({ effect, conditions }) => effect === "Deny" && conditions.length === 0);
  if (refusing) return fails(`statement ${refusing.sid} of ${subject.name} refuses messages`, [read(policy)]);
  const admits = publishing.some(
    ({ effect, principals }) => effect === "Allow" && principals.some((one) => /^(Service:|\*$|AWS:\*$)/.test(one)),
  );
  return policy.state === "known" && !admits
    ? fails(`no service may publish to ${subject.name}`, [read(policy)])
    : holds();
}

function hasSubscriber(topic: StoreFact, estate: Estate): Outcome {
  return exists(
    estate.of("subscription"),
    (subscription) => {
      const subscribed = subscription.topic();
      if (subscribed.state !== "known") return unsure("a subscription's topic cannot be followed", [read(subscribed)]);
      return subscribed.value === topic
        ? all(holds([read(subscription.protocol)]), isAbsent(subscription.filter))
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

/** What an alarm has to be on, and when it has to go off. */
export interface Sign {
  readonly namespace: string;
  readonly metrics: readonly string[];
  /** Goes off above a threshold of at most so much; a greater one would never be reached. */
  readonly above?: number;
  /** Goes off below a threshold of at least so much. */
  readonly below?: number;
  /** What it watches: a metric of nothing in the stack says nothing of it. */
  readonly of: readonly FactKind[];
}

/** The alarm goes off at the sign. */
export function goesOffAt(alarm: AlarmFact, sign: Sign, estate: Estate): Outcome {
  const { metric } = alarm;
  if (metric.state === "unknown") return unsure("an alarm's metric is not known", [read(metric)]);
  if (metric.state === "absent" || !sign.metrics.includes(metric.value)) return fails("an alarm on something else");
  return all(
    is(alarm.namespace, sign.namespace),
    ...(sign.above === undefined ? [] : [rises(alarm, sign.above)]),
    ...(sign.below === undefined ? [] : [falls(alarm, sign.below)]),
    watches(alarm, sign.of, estate),
    holds([read(metric)]),
  );
}

/** Seconds that something may be wrong before somebody hears. */
const SOON = 3600;

/** The alarm goes off soon above a threshold that is at most so much. The least of many values hides all others. */
export function rises({ comparison, threshold, statistic, delaySeconds }: AlarmFact, most: number): Outcome {
  return all(
    oneOf(comparison, ["GreaterThanThreshold", "GreaterThanOrEqualToThreshold"]),
    atMost(threshold, most),
    test(statistic, "another statistic", (name) => !["Minimum", "SampleCount"].includes(name), true),
    atMost(delaySeconds, SOON, true),
  );
}

function falls({ comparison, threshold, statistic, delaySeconds }: AlarmFact, least: number): Outcome {
  return all(
    oneOf(comparison, ["LessThanThreshold", "LessThanOrEqualToThreshold"]),
    atLeast(threshold, least),
    test(statistic, "another statistic", (name) => !["Maximum", "SampleCount"].includes(name), true),
    atMost(delaySeconds, SOON, true),
  );
}

function watches(alarm: AlarmFact, kinds: readonly FactKind[], estate: Estate): Outcome {
  const watched = alarm.watches();
  if (watched.state === "unknown") return unsure("what an alarm watches cannot be followed", [read(watched)]);
  const urns = watched.state === "known" ? watched.value : [];
  return urns.some((urn) => kinds.some((kind) => estate.about(kind, urn).length > 0))
    ? holds([read(watched)])
    : fails(`an alarm that watches no ${kinds[0] ?? "thing"} of the stack`, [read(watched)]);
}
