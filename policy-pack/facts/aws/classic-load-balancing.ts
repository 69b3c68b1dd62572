import { itself } from "../combine";
import type { Adapter, Context } from "../context";
import { absent, known, mapDatum, notKnown, valueOf, withDefault, type Datum } from "../datum";
import type { ListenerFact, LoadBalancerFact } from "../kinds";
import type { Reader } from "../reader";

const BALANCER = "aws:elb/loadBalancer:LoadBalancer";
const LISTENER_POLICY = "aws:elb/listenerPolicy:ListenerPolicy";
const API = "https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_CreateLoadBalancer.html";

/** Classic load balancers: of the same kinds as their successors, without what those alone can do. */
export const classicLoadBalancing: Adapter = {
  cloud: "aws",
  reads: [BALANCER, LISTENER_POLICY],
  facts: (context) => [
    ...context.each(BALANCER).map(balancerFact),
    ...context.each(BALANCER).flatMap((balancer) => listenerFacts(balancer, context)),
  ],
};

function balancerFact(balancer: Reader): LoadBalancerFact {
  const enabled = withDefault(balancer.boolean("accessLogs.enabled"), true, "the provider's default is true");
  const bucket = balancer.link("store", "accessLogs.bucket");
  return {
    kind: "loadBalancer",
    cloud: "aws",
    subject: balancer.resource,
    sources: [balancer.resource],
    facing: mapDatum(
      withDefault(balancer.boolean("internal"), false, `Scheme is internet-facing, ${API}`),
      (internal) => (internal ? ("internal" as const) : ("internet" as const)),
    ),
    subnets: balancer.links("subnet", "subnets"),
    filters: balancer.links("packetFilter", "securityGroups"),
    dropsInvalidHeaders: known(false, balancer.source("dropsInvalidHeaders"), "a classic load balancer cannot"),
    deletionProtection: known(false, balancer.source("deletionProtection"), "a classic load balancer has none"),
    passesUnchecked: known(false, balancer.source("passesUnchecked"), "no web firewall is asked"),
    accessLog: () => (valueOf(enabled) === false ? absent(enabled.source) : bucket()),
  };
}

function listenerFacts(balancer: Reader, context: Context): readonly ListenerFact[] {
  const policies = context.partsOf(balancer.resource, LISTENER_POLICY, "loadBalancerName");
  return balancer.each("listeners").map((listener) => {
    const protocol = mapDatum(listener.string("lbProtocol"), (name) => name.toLowerCase().replace("ssl", "tls"));
    return {
      kind: "listener",
      cloud: "aws",
      subject: balancer.resource,
      sources: [balancer, ...policies].map((reader) => reader.resource),
      loadBalancer: itself("loadBalancer", balancer),
      port: listener.number("lbPort"),
      protocol,
      oldestTls: oldestTls(listener, protocol, policies.length > 0),
      redirectsToHttps: known(false, listener.source(""), "a classic load balancer cannot"),
      redirectsToHttp: known(false, listener.source(""), "a classic load balancer cannot"),
      hsts: absent(listener.source("hsts")),
      certificate: listener.link("certificate", "sslCertificateId"),
      clientAuthentication: known("off", listener.source(""), "a classic load balancer cannot"),
    };
  });
}

function oldestTls(listener: Reader, protocol: Datum<string>, hasPolicies: boolean): Datum<string> {
  if (protocol.state === "unknown") return protocol;
  if (!["https", "tls"].includes(valueOf(protocol) ?? "")) return absent(listener.source("policy"));
  return hasPolicies
    ? notKnown(listener.source("policy"), "is decided by policies of a classic load balancer")
    : known("1.0", listener.source("policy"), "default: ELBSecurityPolicy-2016-08, which accepts TLS 1.0");
}
