import * as pulumi from "@pulumi/pulumi";
import { Alerts, type AlertsArgs, type Destinations } from "../../../components/aws/alerts";
import type { KeyHandle } from "../../../components/aws/handles";
import { environment, graphOf, type Graph } from "../../support/graph-of";

const key: KeyHandle = {
  arn: "arn:aws:kms:eu-west-2:111122223333:key/1",
  alias: "alias/lamplight-production-moderate",
  dataClass: "moderate",
};
const topicArn = "arn:aws:sns:eu-west-2:111122223333:lamplight-production-alerts";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";

function alerts(destinations: Destinations, args: Partial<AlertsArgs> = {}): Promise<Graph> {
  return graphOf(() => void new Alerts("alerts", { environment, key, destinations, ...args }));
}

describe("Alerts", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await alerts({ emails: ["on-call@lamplight.example"] });
  });

  it("has an encrypted topic of a known name, with its tags", () => {
    const topic = graph.only("aws:sns/topic:Topic");
    expect(topic.inputs).toMatchObject({
      name: "lamplight-production-alerts",
      kmsMasterKeyId: key.arn,
      signatureVersion: 2,
      tags: { Name: "lamplight-production-alerts", owner: environment.owner, "data-class": "moderate" },
    });
    expect(topic.parent).toBe(graph.only("hosting:aws:Alerts").urn);
  });

  it("lets alarms of this account publish, events of this environment's rules, and nobody without TLS", () => {
    const policy = graph.only("aws:sns/topicPolicy:TopicPolicy");
    expect(policy.propertyDependencies.arn).toEqual([graph.only("aws:sns/topic:Topic").urn]);
    expect(JSON.parse(policy.inputs.policy as string)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AdmitAlarms",
          Effect: "Allow",
          Principal: { Service: ["cloudwatch.amazonaws.com", "backup.amazonaws.com"] },
          Action: "sns:Publish",
          Resource: topicArn,
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        },
        {
          Sid: "AdmitEvents",
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sns:Publish",
          Resource: topicArn,
          Condition: {
            ArnLike: { "aws:SourceArn": "arn:aws:events:eu-west-2:111122223333:rule/lamplight-production-*" },
          },
        },
        {
          Sid: "DenyPlainText",
          Effect: "Deny",
          Principal: "*",
          Action: ["sns:Publish", "sns:Subscribe"],
          Resource: topicArn,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
  });

  it("says its names", () => {
    expect(graph.only("hosting:aws:Alerts").outputs).toMatchObject({ topicName: "lamplight-production-alerts" });
  });
});

describe("destinations", () => {
  it("are subscribed each under a name of its own, so that one more renames none", async () => {
    const graph = await alerts({
      emails: ["on-call@lamplight.example", "Second.Line@lamplight.example"],
      https: { pager: "https://events.pager.example/lamplight" },
    });
    const topic = graph.only("aws:sns/topic:Topic");
    const subscriptions = graph.all(SUBSCRIPTION);
    expect(
      Object.fromEntries(subscriptions.map(({ name, inputs }) => [name, [inputs.protocol, inputs.endpoint]])),
    ).toEqual({
      "alerts-email-on-call-at-lamplight-example": ["email", "on-call@lamplight.example"],
      "alerts-email-second-line-at-lamplight-example": ["email", "Second.Line@lamplight.example"],
      "alerts-https-pager": ["https", "https://events.pager.example/lamplight"],
    });
    for (const { propertyDependencies } of subscriptions) expect(propertyDependencies.topic).toEqual([topic.urn]);
  });

  it("keep a secret address secret", async () => {
    const address = "https://events.pager.example/token-4711";
    const graph = await graphOf(
      () => void new Alerts("alerts", { environment, key, destinations: { https: { pager: pulumi.secret(address) } } }),
    );
    expect(graph.only(SUBSCRIPTION).inputs.endpoint).toEqual({ secret: address });
  });

  it.each<[string, Destinations, string]>([
    ["none", {}, "destinations: received none; accepted: at least one of emails or https"],
    ["empty lists", { emails: [], https: {} }, "destinations: received none"],
    ["no address", { emails: ["on-call"] }, 'destinations.emails: received "on-call"; accepted: an address'],
    ["a name in front", { emails: ["Ops <a@b.example>"] }, 'destinations.emails: received "Ops <a@b.example>"'],
    [
      "plain HTTP",
      { https: { pager: "http://pager.example" } },
      "destinations.https.pager: received an address without TLS",
    ],
  ])("are refused: %s", async (_what, destinations, message) => {
    await expect(alerts(destinations)).rejects.toThrow(message);
  });

  it("does not print an address that it refuses: it may hold a token", async () => {
    await expect(alerts({ https: { pager: "http://pager.example/token-4711" } })).rejects.not.toThrow("token-4711");
  });
});
