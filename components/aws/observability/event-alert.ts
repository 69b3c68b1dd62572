import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { tagsOf } from "../../model/tags";
import { alarmNameOf, type AlarmPlace } from "./alarm";

/** Events that somebody has to hear of, as data. */
export interface EventAlertSpec {
  /** The last part of its names: `threats`. */
  id: string;
  description: string;
  /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html */
  pattern: Record<string, unknown>;
}

/** Passes the events on to the alerts. Events say what happened; they cost nothing. */
export function eventAlert(place: AlarmPlace, spec: EventAlertSpec, opts: pulumi.CustomResourceOptions) {
  const name = alarmNameOf(place, spec.id);
  const rule = new aws.cloudwatch.EventRule(
    `${place.component}-${spec.id}`,
    {
      name,
      description: spec.description,
      eventPattern: JSON.stringify(spec.pattern),
      state: "ENABLED",
      tags: tagsOf(place.environment, name, place.dataClass),
    },
    opts,
  );
  new aws.cloudwatch.EventTarget(
    `${place.component}-${spec.id}-alert`,
    { rule: rule.name, targetId: "alerts", arn: place.alerts.topicArn },
    opts,
  );
}
