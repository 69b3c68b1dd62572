import { UNKNOWN } from "../../graph/values";
import { together } from "../combine";
import type { Adapter, Context } from "../context";
import { absent, known, mapDatum, valueOf, withDefault, type Datum } from "../datum";
import type { Link, Links, ListenerFact, LoadBalancerFact, StoreFact, SubnetFact, TargetGroupFact } from "../kinds";
import type { Reader } from "../reader";
import { oldestTlsOf } from "./tls-policies";

// `aws:alb/*` are other names for the same resources.
const both = (rest: string): readonly string[] => [`aws:lb/${rest}`, `aws:alb/${rest}`];
const BALANCERS = both("loadBalancer:LoadBalancer");
const LISTENERS = both("listener:Listener");
const RULES = both("listenerRule:ListenerRule");
const TARGET_GROUPS = both("targetGroup:TargetGroup");
const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";

/** Application and network load balancers. */
export const loadBalancing: Adapter = {
  cloud: "aws",
  reads: [
    ...BALANCERS,
    ...LISTENERS,
    ...RULES,
    ...TARGET_GROUPS,
    ...both("targetGroupAttachment:TargetGroupAttachment"),
  ],
  facts: (context) => [
    ...context.each(...BALANCERS).map(balancerFact),
    ...context.each(...LISTENERS).map((listener) => listenerFact(listener, context)),
    ...context.each(...TARGET_GROUPS).map(targetGroupFact),
  ],
};

function balancerFact(balancer: Reader): LoadBalancerFact {
  return {
    kind: "loadBalancer",
    cloud: "aws",
    subject: balancer.resource,
    sources: [balancer.resource],
    facing: mapDatum(
      withDefault(balancer.boolean("internal"), false, `Scheme is internet-facing, ${API}/API_CreateLoadBalancer.html`),
      (internal) => (internal ? ("internal" as const) : ("internet" as const)),
    ),
    subnets: together(balancer.source("subnets"), [balancer.links("subnet", "subnets"), mappedSubnets(balancer)]),
    filters: balancer.links("packetFilter", "securityGroups"),
    dropsInvalidHeaders: withDefault(
      balancer.boolean("dropInvalidHeaderFields"),
      false,
      `routing.http.drop_invalid_header_fields.enabled is false, ${API}/API_LoadBalancerAttribute.html`,
    ),
    deletionProtection: withDefault(
      balancer.boolean("enableDeletionProtection"),
      false,
      `deletion_protection.enabled is false, ${API}/API_LoadBalancerAttribute.html`,
    ),
    passesUnchecked: withDefault(
      balancer.boolean("enableWafFailOpen"),
      false,
      `waf.fail_open.enabled is false, ${API}/API_LoadBalancerAttribute.html`,
    ),
    accessLog: accessLogOf(balancer),
  };
}

// Followed together: what single mappings depend on is recorded for all of them.
function mappedSubnets(balancer: Reader): Links<SubnetFact> {
  return () => {
    const mappings = balancer.value("subnetMappings");
    if (mappings.state !== "known") return mappings;
    const ids = balancer.each("subnetMappings").map((mapping) => {
      const id = mapping.value("subnetId");
      return id.state === "known" ? id.value : UNKNOWN;
    });
    const referred = valueOf(balancer.references("subnetMappings")) ?? [];
    return balancer.context.followAll("subnet", known(ids, mappings.source), referred);
  };
}

function accessLogOf(balancer: Reader): Link<StoreFact> {
  const bucket = balancer.link("store", "accessLogs.bucket");
  return () => {
    const enabled = balancer.boolean("accessLogs.enabled");
    if (enabled.state === "unknown") return enabled;
    return valueOf(enabled) === true ? bucket() : absent(balancer.source("accessLogs"));
  };
}

function listenerFact(listener: Reader, context: Context): ListenerFact {
  const rules = RULES.flatMap((type) => context.partsOf(listener.resource, type, "listenerArn"));
  const protocol = withDefault(
    mapDatum(listener.string("protocol"), (name) => name.toLowerCase()),
    "http",
    "the provider's default for an application load balancer is HTTP",
  );
  return {
    kind: "listener",
    cloud: "aws",
    subject: listener.resource,
    sources: [listener, ...rules].map((reader) => reader.resource),
    loadBalancer: listener.link("loadBalancer", "loadBalancerArn"),
    port: listener.number("port"),
    protocol,
    oldestTls: oldestTls(listener, protocol),
    redirectsToHttps: redirectsToHttps(listener, rules),
    redirectsToHttp: redirectsToHttp(listener, rules),
    hsts: listener.string("routingHttpResponseStrictTransportSecurityHeaderValue"),
    certificate: listener.link("certificate", "certificateArn"),
    clientAuthentication: withDefault(
      listener.string("mutualAuthentication.mode"),
      "off",
      `MutualAuthentication is off, ${API}/API_CreateListener.html`,
    ),
  };
}

function oldestTls(listener: Reader, protocol: Datum<string>): Datum<string> {
  const policy = oldestTlsOf(listener.string("sslPolicy"));
  if (policy.state !== "absent") return policy;
  if (protocol.state === "unknown") return protocol;
  const encrypted = ["https", "tls"].includes(valueOf(protocol) ?? "");
  if (!encrypted) return absent(policy.source);
  const note = "default: the API's policy is ELBSecurityPolicy-2016-08, which accepts TLS 1.0";
  return known("1.0", policy.source, `${note}, ${API}/API_CreateListener.html`);
}

// A rule of the listener that serves requests undoes the redirect for those that it matches.
function redirectsToHttps(listener: Reader, rules: readonly Reader[]): Datum<boolean> {
  const answers = [...actionsOf(listener, "defaultActions"), ...rules.flatMap((rule) => actionsOf(rule, "actions"))];
  const serving = answers.find((answer) => valueOf(answer) === false);
  const unknown = answers.find((answer) => answer.state === "unknown");
  return serving ?? unknown ?? answers[0] ?? absent(listener.source("defaultActions"));
}

function redirectsToHttp(listener: Reader, rules: readonly Reader[]): Datum<boolean> {
  const actions = [...listener.each("defaultActions"), ...rules.flatMap((rule) => rule.each("actions"))];
  const plain = actions.map((action) =>
    mapDatum(action.string("redirect.protocol"), (name) => name.toUpperCase() === "HTTP"),
  );
  const unknown = plain.find((one) => one.state === "unknown");
  return plain.find((one) => valueOf(one) === true) ?? unknown ?? known(false, listener.source("defaultActions"));
}

function actionsOf(reader: Reader, path: string): readonly Datum<boolean>[] {
  const actions = reader.items(path);
  if (actions.state !== "known") return [actions];
  return actions.value.map((action) => {
    const type = action.string("type");
    if (valueOf(type) === "redirect") {
      const protocol = withDefault(action.string("redirect.protocol"), "#{protocol}", "the protocol of the request");
      return mapDatum(protocol, (name) => name.toUpperCase() === "HTTPS");
    }
    // A fixed answer serves nothing of the site.
    return mapDatum(type, (name) => name === "fixed-response");
  });
}

function targetGroupFact(group: Reader): TargetGroupFact {
  return {
    kind: "targetGroup",
    cloud: "aws",
    subject: group.resource,
    sources: [group.resource],
    protocol: mapDatum(group.string("protocol"), (name) => name.toLowerCase()),
    healthCheckPath: withDefault(
      group.string("healthCheck.path"),
      "/",
      `HealthCheckPath is /, ${API}/API_CreateTargetGroup.html`,
    ),
    acceptsErrors: acceptsErrors(group),
  };
}

function acceptsErrors(group: Reader): Datum<boolean> {
  const enabled = group.boolean("healthCheck.enabled");
  if (valueOf(enabled) === false) return known(true, enabled.source);
  const matcher = withDefault(group.string("healthCheck.matcher"), "200", "200 is what the API expects");
  return mapDatum(matcher, (codes) => codes.split(/[,-]/).some((code) => Number(code) >= 400));
}
