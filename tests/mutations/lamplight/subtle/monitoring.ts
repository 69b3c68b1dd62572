import { to, type Change, type Input, type Mutation } from "../../mutation";

const set = (name: string, path: string, value: Input | undefined): Change => ({ set: name, path, value });
const late = (name: string) => [set(name, "period", 86_400), set(name, "evaluationPeriods", 30)];
const SUBSCRIPTION = "alerts-email-on-call-at-lamplight-example";
const ROOT = "observability-root-use";

/** Alarms that are there, but that nobody hears, or not in time. */
export const consoleMfa: readonly Mutation[] = [
  {
    name: "root is noticed only where it does what nobody does",
    rule: "root-use-raises-an-alarm",
    changes: [
      {
        edit: `${ROOT}-count`,
        path: "pattern",
        from: /\{.*/,
        with: '{ $.userIdentity.type = "Root" && $.eventName = "Never" }',
      },
    ],
  },
  {
    name: "root is looked for in another log",
    rule: "root-use-raises-an-alarm",
    changes: [set(`${ROOT}-count`, "logGroupName", to("web-logs"))],
  },
  {
    name: "root counts nothing",
    rule: "root-use-raises-an-alarm",
    changes: [set(`${ROOT}-count`, "metricTransformation.value", "0")],
  },
  { name: "root's alarm waits a month", rule: "root-use-raises-an-alarm", changes: late(ROOT) },
  {
    name: "root's alarm takes the least of all counts",
    rule: "root-use-raises-an-alarm",
    changes: [set(ROOT, "statistic", "Minimum")],
  },
];

export const monitoring: readonly Mutation[] = [
  {
    name: "the slow answers' alarm waits a month",
    rule: "slow-answers-raise-an-alarm",
    changes: late("observability-slow-answers"),
  },
  {
    name: "errors are counted by the least of all counts",
    rule: "server-errors-raise-an-alarm",
    changes: ["observability-load-balancer-errors", "observability-application-errors"].map((name) =>
      set(name, "statistic", "Minimum"),
    ),
  },
  {
    name: "as long as one server was ever well all is well",
    rule: "unhealthy-hosts-raise-an-alarm",
    changes: [
      set("observability-unhealthy-hosts", "statistic", "Minimum"),
      set("observability-no-spare-host", "statistic", "Maximum"),
    ],
  },
  {
    name: "the database's load is its least load",
    rule: "database-load-raises-an-alarm",
    changes: [set("observability-database-cpu", "statistic", "Minimum")],
  },
  {
    name: "the replica's lag is its least lag",
    rule: "replica-lag-raises-an-alarm",
    changes: [set("observability-replica-lag", "statistic", "Minimum")],
  },
  {
    name: "the subscription lets nothing through",
    rule: "alarm-reaches-somebody",
    changes: [set(SUBSCRIPTION, "filterPolicy", '{"never":["x"]}')],
  },
  {
    name: "the topic takes no messages",
    rule: "alarm-reaches-somebody",
    changes: [
      {
        edit: "alerts-policy",
        path: "policy",
        from: /"Statement":\[/,
        with: '"Statement":[{"Sid":"No","Effect":"Deny","Principal":"*","Action":"sns:Publish","Resource":"*"},',
      },
    ],
  },
  {
    name: "no service may publish to the topic",
    rule: "alarm-reaches-somebody",
    changes: [
      {
        edit: "alerts-policy",
        path: "policy",
        from: /"Principal":\{"Service":[^}]*\}/g,
        with: '"Principal":{"AWS":"arn:aws:iam::111122223333:root"}',
      },
    ],
  },
];
