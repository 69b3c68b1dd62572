import type { Datum } from "../datum";
import type { Fact, Link, Links } from "./base";
import type { PacketFilterFact, SubnetFact } from "./network";
import type { CertificateFact } from "./secrets";
import type { StoreFact } from "./store";

export interface LoadBalancerFact extends Fact<"loadBalancer"> {
  readonly facing: Datum<"internet" | "internal">;
  readonly subnets: Links<SubnetFact>;
  readonly filters: Links<PacketFilterFact>;
  readonly dropsInvalidHeaders: Datum<boolean>;
  readonly deletionProtection: Datum<boolean>;
  /** Whether requests pass unseen when the web firewall does not answer. */
  readonly passesUnchecked: Datum<boolean>;
  /** Where its access log goes; absent when it keeps none. */
  readonly accessLog: Link<StoreFact>;
}

export interface ListenerFact extends Fact<"listener"> {
  readonly loadBalancer: Link<LoadBalancerFact>;
  readonly port: Datum<number>;
  /** `http`, `https`, `tls`, `tcp`. */
  readonly protocol: Datum<string>;
  /** The oldest TLS version that is accepted: `1.0`, `1.2`, `1.3`. */
  readonly oldestTls: Datum<string>;
  readonly redirectsToHttps: Datum<boolean>;
  /** Whether an action sends clients on to where nothing is encrypted. */
  readonly redirectsToHttp: Datum<boolean>;
  /** The Strict-Transport-Security header that is sent, whole. */
  readonly hsts: Datum<string>;
  readonly certificate: Link<CertificateFact>;
  /** `off`, `passthrough`, `verify`. */
  readonly clientAuthentication: Datum<string>;
}

/** Where a load balancer sends requests, and how it tells who is well. */
export interface TargetGroupFact extends Fact<"targetGroup"> {
  readonly protocol: Datum<string>;
  readonly healthCheckPath: Datum<string>;
  /** Whether errors count as health, or nobody asks. */
  readonly acceptsErrors: Datum<boolean>;
}

export interface WebFirewallFact extends Fact<"webFirewall"> {
  /** Names of the managed rule groups in force: for every request, and not only counting. */
  readonly managedGroups: Datum<readonly string[]>;
  /** The smallest limit of a rate rule that blocks, in requests per five minutes; absent without such a rule. */
  readonly rateLimit: Datum<number>;
  /** Rules of managed groups whose own action is replaced: `group/rule`. */
  readonly overriddenRules: Datum<readonly string[]>;
  /** Names of rules that let requests through before others have seen them. */
  readonly bypasses: Datum<readonly string[]>;
  readonly protects: Links<LoadBalancerFact>;
}
