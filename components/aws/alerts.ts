import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Environment } from "../model/environment";
import type { AlertsHandle, KeyHandle } from "./handles";
import { Component } from "./support/component";
import { policyDocument } from "./support/policy-document";

/** Who hears of alarms. At least one has to be named: an alarm that nobody hears is none. */
export interface Destinations {
  /** Mailboxes. Each gets a message and has to confirm once. */
  emails?: string[];
  /**
   * Addresses of an on-call service, by a name for each: `{ pager: "https://events.example.org/…" }`. Such an address
   * often holds a token: give it as a Pulumi secret.
   */
  https?: Record<string, pulumi.Input<string>>;
}

export interface AlertsArgs {
  environment: Environment;
  /** Encrypts messages at rest. Its policy has to admit CloudWatch, EventBridge and AWS Backup, as the keyring's do. */
  key: KeyHandle;
  destinations: Destinations;
}

/**
 * The topic to which every alarm goes, and the people and services who hear of it.
 *
 * Costs nothing for the first thousand e-mails a month.
 */
export class Alerts extends Component implements AlertsHandle {
  /** `<organisation>-<environment>-<name>`. */
  readonly topicName: string;
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, args: AlertsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Alerts", name, args.environment, opts);
    checkDestinations(args.destinations);
    this.topicName = this.called(name);
    const topic = this.topic(name, args.key);
    this.admitPublishers(name, topic);
    this.subscribe(name, topic, args.destinations);
    this.topicArn = topic.arn;
    this.registerOutputs({ topicArn: this.topicArn, topicName: this.topicName });
  }

  private topic(name: string, key: KeyHandle) {
    return new aws.sns.Topic(
      `${name}-topic`,
      {
        name: this.topicName,
        kmsMasterKeyId: key.arn,
        // SHA-256 instead of SHA-1, for those who check the signature of what they are sent.
        signatureVersion: 2,
        tags: this.tags(this.topicName, key.dataClass),
      },
      this.child,
    );
  }

  private admitPublishers(name: string, topic: aws.sns.Topic) {
    const { region, accountId } = this.environment;
    const topicArn = `arn:aws:sns:${region}:${accountId}:${this.topicName}`;
    new aws.sns.TopicPolicy(
      `${name}-policy`,
      {
        arn: topic.arn,
        policy: policyDocument(
          {
            sid: "AdmitAlarms",
            principals: { Service: ["cloudwatch.amazonaws.com", "backup.amazonaws.com"] },
            actions: "sns:Publish",
            resources: topicArn,
            conditions: { StringEquals: { "aws:SourceAccount": accountId } },
          },
          {
            // EventBridge is bound by the rule that sends: it does not always say for which account it does.
            // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
            sid: "AdmitEvents",
            principals: { Service: "events.amazonaws.com" },
            actions: "sns:Publish",
            resources: topicArn,
            conditions: {
              ArnLike: { "aws:SourceArn": `arn:aws:events:${region}:${accountId}:rule/${this.called("*")}` },
            },
          },
          {
            sid: "DenyPlainText",
            effect: "Deny",
            principals: "*",
            actions: ["sns:Publish", "sns:Subscribe"],
            resources: topicArn,
            conditions: { Bool: { "aws:SecureTransport": "false" } },
          },
        ),
      },
      this.child,
    );
  }

  private subscribe(name: string, topic: aws.sns.Topic, { emails = [], https = {} }: Destinations) {
    for (const email of emails) {
      const part = email
        .toLowerCase()
        .replace("@", "-at-")
        .replace(/[^a-z0-9]+/g, "-");
      new aws.sns.TopicSubscription(
        `${name}-email-${part}`,
        { topic: topic.arn, protocol: "email", endpoint: email },
        this.child,
      );
    }
    for (const [service, endpoint] of Object.entries(https)) {
      new aws.sns.TopicSubscription(
        `${name}-https-${service}`,
        { topic: topic.arn, protocol: "https", endpoint },
        this.child,
      );
    }
  }
}

function checkDestinations({ emails = [], https = {} }: Destinations) {
  if (emails.length + Object.keys(https).length === 0) {
    throw new Error("destinations: received none; accepted: at least one of emails or https, who will hear of alarms");
  }
  for (const email of emails) {
    if (!/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email)) {
      throw new Error(`destinations.emails: received "${email}"; accepted: an address such as on-call@example.org`);
    }
  }
  for (const [service, endpoint] of Object.entries(https)) {
    // An address that is an output or a secret is for SNS to check.
    if (typeof endpoint === "string" && !endpoint.startsWith("https://")) {
      throw new Error(
        `destinations.https.${service}: received an address without TLS; accepted: one that starts with https://`,
      );
    }
  }
}
