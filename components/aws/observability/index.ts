import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../support/component";
import { alarm, type AlarmPlace, type AlarmSpec } from "./alarm";
import { checkWatch, thresholdsOf, type ObservabilityArgs, type Thresholds, type Watch } from "./arguments";
import { dashboardBody, type Section } from "./dashboard";
import { logAlarm, type LogAlarmSpec } from "./log-alarm";
import { refusedLogins, trailAlarms } from "./security-alarms";
import { databaseAlarms, hostAlarms, loadBalancerAlarms } from "./service-alarms";

export { defaultThresholds } from "./arguments";
export type { HostsHandle, ObservabilityArgs, Thresholds, Watch } from "./arguments";

/** One subject: its alarms on metrics, and those on lines of logs. */
interface Subject {
  title: string;
  metrics: AlarmSpec[];
  lines: LogAlarmSpec[];
}

/**
 * Alarms on what is promised about answers, availability and security, each with somebody who hears of it, and one
 * dashboard that shows them.
 *
 * Costs about $0.10 a month for each alarm, and $3 for the dashboard: some $7 for everything that can be watched.
 */
export class Observability extends Component {
  /** `<organisation>-<environment>-<name>`. */
  readonly dashboardName: string;

  constructor(name: string, args: ObservabilityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Observability", name, args.environment, opts);
    checkWatch(args.watch);
    const { environment, alerts, key } = args;
    const place = { environment, component: name, alerts, dataClass: key.dataClass };
    const subjects = subjectsOf(args.watch, thresholdsOf(args));
    for (const subject of subjects) this.raise(place, subject);
    this.dashboardName = this.called(name);
    this.dashboard(place, subjects);
    this.registerOutputs({ dashboardName: this.dashboardName });
  }

  private raise(place: AlarmPlace, { metrics, lines }: Subject) {
    for (const spec of metrics) alarm(place, spec, this.child);
    for (const spec of lines) logAlarm(place, spec, this.child);
  }

  private dashboard(place: AlarmPlace, subjects: Subject[]) {
    new aws.cloudwatch.Dashboard(
      `${place.component}-dashboard`,
      { dashboardName: this.dashboardName, dashboardBody: dashboardBody(place, subjects.flatMap(sectionsOf)) },
      this.child,
    );
  }
}

function subjectsOf({ loadBalancer, database, hosts = {}, trailLogGroupName }: Watch, limits: Thresholds): Subject[] {
  const groups = Object.entries(hosts);
  const subjects: Subject[] = [
    { title: "Answers", metrics: loadBalancer ? loadBalancerAlarms(loadBalancer, limits) : [], lines: [] },
    { title: "Database", metrics: database ? databaseAlarms(database, limits) : [], lines: [] },
    {
      title: "Hosts",
      metrics: groups.flatMap(([name, group]) => hostAlarms(name, group, limits)),
      lines: groups.map(([name, group]) => refusedLogins(name, group, limits)),
    },
    { title: "Account", metrics: [], lines: trailLogGroupName ? trailAlarms(trailLogGroupName, limits) : [] },
  ];
  return subjects.filter(({ metrics, lines }) => metrics.length + lines.length > 0);
}

/** Numbers are drawn; whether somebody changed something is a yes or no. */
function sectionsOf({ title, metrics, lines }: Subject): Section[] {
  const sections = [
    { title, alarms: metrics.map(({ id }) => id), drawn: true },
    { title: metrics.length > 0 ? `${title}: logins` : title, alarms: lines.map(({ id }) => id), drawn: false },
  ];
  return sections.filter(({ alarms }) => alarms.length > 0);
}
