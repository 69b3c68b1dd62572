import { to, type Mutation } from "../mutation";
import { T } from "../types";

const set = (name: string, path: string, value: string | number | boolean | undefined, type?: string) => ({
  set: name,
  path,
  value,
  type,
});
const silenced = (name: string) => [set(name, "actionsEnabled", false)];

/** `lamp-console-mfa`: control panels always take two factors. */
export const consoleMfa: readonly Mutation[] = [
  {
    name: "nothing asks for a second factor",
    rule: "people-need-a-second-factor",
    changes: [{ remove: "guardrails-operators-second-factor" }],
  },
  {
    name: "who sends no second factor at all passes",
    rule: "people-need-a-second-factor",
    changes: [{ edit: "guardrails-operators-second-factor", path: "policy", from: /"BoolIfExists"/g, with: '"Bool"' }],
  },
  {
    name: "a second group without it",
    rule: "people-need-a-second-factor",
    changes: [{ add: "contractors", type: T.iamGroup, inputs: { name: "contractors" } }],
  },
  {
    name: "somebody has an access key",
    rule: "people-have-no-access-keys",
    changes: [{ add: "key", type: T.accessKey, inputs: { user: "ada" } }],
  },
  {
    name: "somebody has rights of their own",
    rule: "people-get-rights-by-group",
    changes: [
      {
        add: "rights",
        type: T.userPolicy,
        inputs: {
          user: "ada",
          policy:
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::x/*"}]}',
        },
      },
    ],
  },
  {
    name: "short passwords",
    rule: "account-password-is-strong",
    changes: [set("guardrails-passwords", "minimumPasswordLength", 8)],
  },
  { name: "no password policy", rule: "account-password-is-strong", changes: [{ remove: "guardrails-passwords" }] },
  {
    name: "nobody hears of root",
    rule: "root-use-raises-an-alarm",
    changes: [{ remove: "observability-root-use-count" }],
  },
  { name: "root's alarm is off", rule: "root-use-raises-an-alarm", changes: silenced("observability-root-use") },
  {
    name: "nobody hears of logins without a second factor",
    rule: "login-without-second-factor-raises-an-alarm",
    changes: [{ remove: "observability-console-without-mfa" }],
  },
];

/** `lamp-tls`: 256-bit TLS 1.2 or better between clients and servers. */
export const tls: readonly Mutation[] = [
  {
    name: "the API's default policy",
    rule: "listener-uses-modern-tls",
    changes: [set("web-https", "sslPolicy", undefined)],
  },
  {
    name: "an old policy",
    rule: "listener-uses-modern-tls",
    changes: [set("web-https", "sslPolicy", "ELBSecurityPolicy-TLS-1-0-2015-04")],
  },
  {
    name: "another listener without TLS",
    rule: "listener-encrypts-or-redirects",
    changes: [
      {
        add: "plain",
        type: T.listener,
        inputs: {
          loadBalancerArn: { to: "web-balancer", type: T.loadBalancer },
          port: 8080,
          protocol: "HTTP",
          defaultActions: [{ type: "forward", targetGroupArn: to("web-targets") }],
        },
      },
    ],
  },
  {
    name: "HTTP is served instead of redirected",
    rule: "listener-encrypts-or-redirects",
    changes: [
      { set: "web-http", path: "defaultActions", value: [{ type: "forward", targetGroupArn: to("web-targets") }] },
    ],
  },
  {
    name: "no HSTS",
    rule: "listener-sends-hsts",
    changes: [set("web-https", "routingHttpResponseStrictTransportSecurityHeaderValue", undefined)],
  },
  {
    name: "HSTS for a minute",
    rule: "listener-sends-hsts",
    changes: [set("web-https", "routingHttpResponseStrictTransportSecurityHeaderValue", "max-age=60")],
  },
  {
    name: "no certificate",
    rule: "listener-has-a-certificate",
    changes: [set("web-https", "certificateArn", undefined)],
  },
  {
    name: "plain HTTP to the servers",
    rule: "load-balancer-encrypts-to-its-targets",
    changes: [set("web-targets", "protocol", "HTTP")],
  },
  {
    name: "a certificate validated by mail",
    rule: "certificate-is-validated-by-dns",
    changes: [set("web-certificate", "validationMethod", "EMAIL")],
  },
  {
    name: "the database takes connections without TLS",
    rule: "database-requires-tls",
    changes: [{ set: "database-parameters", path: "parameters", value: [{ name: "rds.force_ssl", value: "0" }] }],
  },
  {
    name: "the database has the default parameters",
    rule: "database-requires-tls",
    changes: [set("database-cluster", "dbClusterParameterGroupName", undefined)],
  },
  {
    name: "a bucket takes requests without TLS",
    rule: "bucket-requires-tls",
    changes: [
      {
        edit: "files-bucket-policy",
        path: "policy",
        from: /"aws:SecureTransport":"false"/,
        with: '"aws:SecureTransport":"true"',
      },
    ],
  },
];

/** `lamp-alb`: a highly available load balancer. */
export const alb: readonly Mutation[] = [
  { name: "there is none", rule: "load-balancer-exists", changes: [{ remove: "web-balancer", type: T.loadBalancer }] },
  {
    name: "it is internal",
    rule: "load-balancer-exists",
    changes: [set("web-balancer", "internal", true, T.loadBalancer)],
  },
  {
    name: "one zone",
    rule: "load-balancer-spans-zones",
    changes: [{ set: "web-balancer", type: T.loadBalancer, path: "subnets", value: [to("network-public-a")] }],
  },
  {
    name: "it may be deleted",
    rule: "load-balancer-is-protected",
    changes: [set("web-balancer", "enableDeletionProtection", false, T.loadBalancer)],
  },
  {
    name: "it passes broken headers on",
    rule: "load-balancer-drops-invalid-headers",
    changes: [set("web-balancer", "dropInvalidHeaderFields", false, T.loadBalancer)],
  },
  {
    name: "it keeps no access log",
    rule: "load-balancer-logs-access",
    changes: [set("web-balancer", "accessLogs", undefined, T.loadBalancer)],
  },
  {
    name: "its access log is off",
    rule: "load-balancer-logs-access",
    changes: [set("web-balancer", "accessLogs.enabled", false, T.loadBalancer)],
  },
];

/** `lamp-monitoring`: answers within 300 ms, watched. */
export const monitoring: readonly Mutation[] = [
  {
    name: "nobody hears of slow answers",
    rule: "slow-answers-raise-an-alarm",
    changes: [{ remove: "observability-slow-answers" }],
  },
  {
    name: "a second is slow",
    rule: "slow-answers-raise-an-alarm",
    changes: [set("observability-slow-answers", "threshold", 1)],
  },
  {
    name: "the average is watched",
    rule: "slow-answers-raise-an-alarm",
    changes: [
      set("observability-slow-answers", "extendedStatistic", undefined),
      set("observability-slow-answers", "statistic", "Average"),
    ],
  },
  { name: "the alarm is off", rule: "slow-answers-raise-an-alarm", changes: silenced("observability-slow-answers") },
  {
    name: "nobody hears of server errors",
    rule: "server-errors-raise-an-alarm",
    changes: [{ remove: "observability-application-errors" }, { remove: "observability-load-balancer-errors" }],
  },
  {
    name: "nobody hears of unhealthy servers",
    rule: "unhealthy-hosts-raise-an-alarm",
    changes: [{ remove: "observability-unhealthy-hosts" }, { remove: "observability-no-spare-host" }],
  },
  {
    name: "nobody hears of replica lag",
    rule: "replica-lag-raises-an-alarm",
    changes: [{ remove: "observability-replica-lag" }],
  },
  {
    name: "nobody hears of a full database",
    rule: "database-load-raises-an-alarm",
    changes: [{ remove: "observability-database-connections" }],
  },
  {
    name: "nobody subscribes",
    rule: "alarm-reaches-somebody",
    changes: [{ remove: "alerts-email-on-call-at-lamplight-example" }],
  },
  {
    name: "an alarm that tells nobody",
    rule: "alarm-reaches-somebody",
    changes: [{ set: "observability-replica-lag", path: "alarmActions", value: [] }],
  },
  { name: "no dashboard", rule: "dashboard-exists", changes: [{ remove: "observability-dashboard" }] },
];

/** `lamp-incident`: practised procedures. */
export const incident: readonly Mutation[] = [
  { name: "no quarantine", rule: "quarantine-group-exists", changes: [{ remove: "incidents-quarantine" }] },
  {
    name: "the quarantine leaks",
    rule: "quarantine-group-exists",
    changes: [
      {
        add: "leak",
        type: T.egress,
        inputs: {
          securityGroupId: to("incidents-quarantine"),
          cidrIpv4: "0.0.0.0/0",
          ipProtocol: "tcp",
          fromPort: 443,
          toPort: 443,
        },
      },
    ],
  },
  { name: "no runbook", rule: "incident-runbook-exists", changes: [{ remove: "incidents-document" }] },
  {
    name: "the runbook keeps no evidence",
    rule: "incident-runbook-exists",
    changes: [{ edit: "incidents-document", path: "content", from: /CreateSnapshots?/g, with: "DescribeSnapshots" }],
  },
  { name: "no threats are detected", rule: "threats-are-detected", changes: [{ remove: "guardrails-threats" }] },
  {
    name: "the recorder is stopped",
    rule: "threats-are-detected",
    changes: [set("guardrails-recording", "isEnabled", false)],
  },
  { name: "no trail", rule: "audit-trail-is-kept", changes: [{ remove: "guardrails-trail" }] },
  {
    name: "the trail can be altered unseen",
    rule: "audit-trail-is-kept",
    changes: [set("guardrails-trail", "enableLogFileValidation", false)],
  },
  {
    name: "the trail's files can be deleted",
    rule: "audit-trail-is-kept",
    changes: [{ remove: "guardrails-trail-bucket-lock" }],
  },
  {
    name: "the trail is paused",
    rule: "audit-trail-is-kept",
    changes: [set("guardrails-trail", "enableLogging", false)],
  },
  {
    name: "nobody hears that the trail is changed",
    rule: "trail-changes-raise-an-alarm",
    changes: silenced("observability-trail-changes"),
  },
  {
    name: "nobody hears that a security group is changed",
    rule: "firewall-changes-raise-an-alarm",
    changes: [{ remove: "observability-security-group-changes-count" }],
  },
];
