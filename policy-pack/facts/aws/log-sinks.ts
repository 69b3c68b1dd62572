import { asLinks, together } from "../combine";
import type { Adapter, Context } from "../context";
import { unstated } from "../context";
import { known, valueOf, withDefault, type Datum } from "../datum";
import type { Links, LogSinkFact, LogSubject, StoreFact } from "../kinds";
import type { Reader } from "../reader";

const FLOW = "aws:ec2/flowLog:FlowLog";
const QUERY = "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig";
const QUERY_OF = "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation";
const TRAIL = "aws:cloudtrail/trail:Trail";
const WAF = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
const FIREWALL = "aws:networkfirewall/loggingConfiguration:LoggingConfiguration";
const TRAIL_API = "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html";

/** Streams of logs: flows, DNS queries, the audit trail, the web firewall's and the network firewall's. */
export const logSinks: Adapter = {
  cloud: "aws",
  reads: [FLOW, QUERY, QUERY_OF, TRAIL, WAF, FIREWALL],
  facts: (context) => [
    ...context.each(FLOW).map(flowLog),
    ...context.each(QUERY).map((log) => queryLog(log, context)),
    ...context.each(TRAIL).map(trail),
    ...context
      .each(WAF)
      .map((log) =>
        sink(log, "webFirewall", log.references("resourceArn"), log.links("store", "logDestinationConfigs")),
      ),
    ...context
      .each(FIREWALL)
      .map((log) => sink(log, "networkFirewall", log.references("firewallArn"), firewallStores(log))),
  ],
};

function firewallStores(log: Reader): Links<StoreFact> {
  const path = "loggingConfiguration.logDestinationConfigs";
  const places = ["logGroup", "bucketName"].map((name) => `logDestination.${name}`);
  return together(
    log.source(path),
    log.each(path).flatMap((one) => places.map((place) => asLinks(one.link("store", place)))),
  );
}

function flowLog(log: Reader): LogSinkFact {
  const covered = ["vpcId", "subnetId", "eniId", "transitGatewayId"].map((property) => log.references(property));
  return {
    ...sink(
      log,
      "flow",
      covered.find(({ state }) => state !== "absent") ?? covered[0]!,
      log.value("logDestination").state === "absent"
        ? log.links("store", "logGroupName")
        : log.links("store", "logDestination"),
    ),
    scope: log.string("trafficType"),
  };
}

function queryLog(log: Reader, context: Context): LogSinkFact {
  const associations = context.partsOf(log.resource, QUERY_OF, "resolverQueryLogConfigId");
  const urns = associations.flatMap((one) => {
    const network = one.references("resourceId");
    return network.state === "known" ? network.value : [];
  });
  return {
    ...sink(log, "dns", known(urns, log.source("associations")), log.links("store", "destinationArn")),
    sources: [log, ...associations].map((reader) => reader.resource),
  };
}

function trail(log: Reader): LogSinkFact {
  const everywhere = withDefault(log.boolean("isMultiRegionTrail"), false, `IsMultiRegionTrail is false, ${TRAIL_API}`);
  const globally = withDefault(
    log.boolean("includeGlobalServiceEvents"),
    true,
    `IncludeGlobalServiceEvents is true, ${TRAIL_API}`,
  );
  return {
    ...sink(log, "audit", known([], log.source("s3BucketName")), log.links("store", "s3BucketName")),
    scope: scopeOf(everywhere, globally, log),
    enabled: withDefault(log.boolean("enableLogging"), true, "the provider's default is true"),
    validated: withDefault(
      log.boolean("enableLogFileValidation"),
      false,
      `EnableLogFileValidation is false, ${TRAIL_API}`,
    ),
    key: log.link("key", "kmsKeyId"),
    lines: log.link("store", "cloudWatchLogsGroupArn"),
  };
}

function scopeOf(everywhere: Datum<boolean>, globally: Datum<boolean>, log: Reader): Datum<string> {
  if (leavesOut(log)) return known("SOME", log.source("eventSelectors"));
  if (everywhere.state !== "known") return everywhere;
  if (globally.state !== "known") return globally;
  return known(everywhere.value && globally.value ? "ALL" : "SOME", everywhere.source, everywhere.note);
}

// Selectors replace what a trail records by itself: all management events.
function leavesOut(log: Reader): boolean {
  const simple = log.each("eventSelectors");
  const advanced = log.each("advancedEventSelectors");
  const takesAll = (selector: Reader) =>
    valueOf(selector.boolean("includeManagementEvents")) !== false &&
    (valueOf(selector.string("readWriteType")) ?? "All") === "All" &&
    selector.each("excludeManagementEventSources").length === 0;
  const takesManagement = (selector: Reader) => {
    const fields = selector.each("fieldSelectors");
    return fields.length === 1 && (valueOf(fields[0]!.strings("equals")) ?? []).includes("Management");
  };
  return (simple.length > 0 && !simple.some(takesAll)) || (advanced.length > 0 && !advanced.some(takesManagement));
}

function sink(
  log: Reader,
  about: LogSubject,
  covered: Datum<readonly string[]>,
  destination: () => Datum<readonly StoreFact[]>,
): LogSinkFact {
  return {
    kind: "logSink",
    cloud: "aws",
    subject: log.resource,
    sources: [log.resource],
    about,
    covers: () => covered,
    destination,
    scope: unstated(log.resource, "scope"),
    enabled: known(true, log.source("type")),
    validated: unstated(log.resource, "validated"),
    key: () => unstated(log.resource, "key"),
    lines: () => unstated(log.resource, "lines"),
  };
}
