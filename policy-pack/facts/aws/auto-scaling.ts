import { asLinks, firstLink, firstSet, itself, together } from "../combine";
import type { Adapter, Context } from "../context";
import { known, mapDatum, valueOf, withDefault, type Datum } from "../datum";
import type { LifecycleHookFact, Link, MachineGroupFact, ScalingFact } from "../kinds";
import type { Reader } from "../reader";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const GROUP = "aws:autoscaling/group:Group";
const ATTACHMENT = "aws:autoscaling/attachment:Attachment";
const TRAFFIC_SOURCE = "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment";
const POLICY = "aws:autoscaling/policy:Policy";
const SCHEDULE = "aws:autoscaling/schedule:Schedule";
const HOOK = "aws:autoscaling/lifecycleHook:LifecycleHook";
const MIXED = "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification";

/** Auto scaling groups, what they follow and where they wait. */
export const autoScaling: Adapter = {
  cloud: "aws",
  reads: [GROUP, ATTACHMENT, TRAFFIC_SOURCE, POLICY, HOOK, SCHEDULE],
  facts: (context) => [
    ...context.each(GROUP).map((group) => groupFact(group, context)),
    ...context.each(POLICY).flatMap(scalingFact),
    ...context
      .each(GROUP)
      .flatMap((group) =>
        group.each("initialLifecycleHooks").map((hook) => hookFact(hook, itself("machineGroup", group))),
      ),
    ...context.each(HOOK).map((hook) => hookFact(hook, hook.link("machineGroup", "autoscalingGroupName"))),
  ],
};

function groupFact(group: Reader, context: Context): MachineGroupFact {
  const attachments = context.partsOf(group.resource, ATTACHMENT, "autoscalingGroupName");
  const sources = context.partsOf(group.resource, TRAFFIC_SOURCE, "autoscalingGroupName");
  const schedules = context.partsOf(group.resource, SCHEDULE, "autoscalingGroupName");
  return {
    kind: "machineGroup",
    cloud: "aws",
    subject: group.resource,
    sources: [group, ...attachments, ...sources, ...schedules].map((reader) => reader.resource),
    host: firstLink(
      group.link("host", "launchTemplate.id"),
      group.link("host", "launchTemplate.name"),
      group.link("host", `${MIXED}.launchTemplateId`),
      group.link("host", `${MIXED}.launchTemplateName`),
    ),
    strangeTemplates: strangeTemplates(group),
    templateVersion: templateVersion(group),
    subnets: group.links("subnet", "vpcZoneIdentifiers"),
    minimum: smallest(group.number("minSize"), schedules),
    maximum: group.number("maxSize"),
    healthCheck: withDefault(
      group.string("healthCheckType"),
      "EC2",
      "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html",
    ),
    targetGroups: together(group.source("targetGroupArns"), [
      group.links("targetGroup", "targetGroupArns"),
      ...group.each("trafficSources").map((one) => asLinks(one.link("targetGroup", "identifier"))),
      ...attachments.map((one) => asLinks(one.link("targetGroup", "lbTargetGroupArn"))),
      ...sources.map((one) => asLinks(one.link("targetGroup", "trafficSource.identifier"))),
    ]),
    refreshRollsBack: refreshRollsBack(group),
    // 0 takes the limit away.
    maxLifetimeSeconds: mapDatum(group.number("maxInstanceLifetime"), (seconds) => seconds || undefined),
    suspendedProcesses: group.strings("suspendedProcesses"),
  };
}

// A timetable sets the bounds anew when its time comes; -1 leaves them as they are.
function smallest(own: Datum<number>, schedules: readonly Reader[]): Datum<number> {
  const others = schedules.map((schedule) => schedule.number("minSize")).filter((one) => (valueOf(one) ?? 0) >= 0);
  const later = others.find(({ state }) => state === "unknown");
  const least = others.filter(({ state }) => state === "known").sort((a, b) => valueOf(a)! - valueOf(b)!)[0];
  if (own.state !== "known") return own;
  return least?.state === "known" && least.value < own.value ? least : (later ?? own);
}

function strangeTemplates(group: Reader): Datum<readonly string[]> {
  const overrides = group
    .each("mixedInstancesPolicy.launchTemplate.overrides")
    .map((one) => one.at("launchTemplateSpecification"));
  const named = [
    ...["launchTemplate.id", "launchTemplate.name"].map((path) => group.string(path)),
    ...[group.at(MIXED), ...overrides].flatMap((one) => [
      one.string("launchTemplateId"),
      one.string("launchTemplateName"),
    ]),
  ];
  const names = named.flatMap((one) => valueOf(one) ?? []);
  return known(
    names.filter((name) => group.context.graph.identifiedBy(name).length === 0),
    group.source("launchTemplate"),
  );
}

/**
 * A version that depends on the template alone is one of its own outputs (`latestVersion`), and so a number, though it is
 * not known which one.
 */
function templateVersion(group: Reader): Datum<string> {
  const property = group.value("launchTemplate").state === "absent" ? MIXED : "launchTemplate";
  const version = group.string(`${property}.version`);
  if (version.state === "unknown") {
    const origins = (valueOf(group.references(`${property}.version`)) ?? []).map((urn) => group.context.graph.get(urn));
    const isOwn = origins.length > 0 && origins.every((origin) => origin?.type === TEMPLATE);
    return isOwn ? known("the template's own number", version.source) : version;
  }
  return group.value(property).state === "absent"
    ? version
    : withDefault(version, "$Default", "the template's default version, which need not be the newest");
}

function refreshRollsBack(group: Reader): Datum<boolean> {
  const refresh = group.value("instanceRefresh");
  const rolls = group.boolean("instanceRefresh.preferences.autoRollback");
  return refresh.state === "known" ? withDefault(rolls, false, "AutoRollback is false") : rolls;
}

// A policy that is switched off follows nothing.
function scalingFact(policy: Reader): readonly ScalingFact[] {
  const enabled = policy.boolean("enabled");
  if (valueOf(enabled) === false) return [];
  const tracked = "targetTrackingConfiguration";
  const metric = firstSet(
    policy.string(`${tracked}.predefinedMetricSpecification.predefinedMetricType`),
    policy.string(`${tracked}.customizedMetricSpecification.metricName`),
  );
  return [
    {
      kind: "scaling",
      cloud: "aws",
      subject: policy.resource,
      sources: [policy.resource],
      group: policy.link("machineGroup", "autoscalingGroupName"),
      metric: enabled.state === "unknown" ? enabled : metric,
    },
  ];
}

function hookFact(hook: Reader, group: Link<MachineGroupFact>): LifecycleHookFact {
  return {
    kind: "lifecycleHook",
    cloud: "aws",
    subject: hook.resource,
    sources: [hook.resource],
    group,
    transition: mapDatum(hook.string("lifecycleTransition"), (name) =>
      name.endsWith("TERMINATING") ? "terminating" : name.endsWith("LAUNCHING") ? "launching" : undefined,
    ),
  };
}
