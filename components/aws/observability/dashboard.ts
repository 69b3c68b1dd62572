import type { Environment } from "../../model/environment";
import { alarmNameOf, type AlarmPlace } from "./alarm";

/** A part of the dashboard: a heading and the alarms under it. */
export interface Section {
  title: string;
  /** The alarms' ids. */
  alarms: string[];
  /** Whether each alarm is drawn with its metric and threshold; otherwise only whether it is on. */
  drawn: boolean;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const WIDTH = 24;
const GRAPH = { width: 8, height: 6 };

/**
 * The dashboard's text. It draws alarms instead of metrics: their names are known before anything exists, so that the
 * text is as well, and a graph cannot show another metric than the one that wakes somebody.
 */
export function dashboardBody(place: AlarmPlace, sections: Section[]): string {
  const widgets: object[] = [];
  let y = 0;
  for (const section of sections) {
    const arns = section.alarms.map((id) => alarmArn(place.environment, alarmNameOf(place, id)));
    const height = 1 + Math.ceil(arns.length / 4);
    widgets.push(statusWidget(section.title, arns, { x: 0, y, width: WIDTH, height }));
    y += height;
    if (!section.drawn) continue;
    const perRow = WIDTH / GRAPH.width;
    arns.forEach((arn, index) => {
      const row = Math.floor(index / perRow);
      const box = { ...GRAPH, x: (index % perRow) * GRAPH.width, y: y + row * GRAPH.height };
      widgets.push(graphWidget(section.alarms[index] ?? "", arn, place.environment.region, box));
    });
    y += Math.ceil(arns.length / perRow) * GRAPH.height;
  }
  return JSON.stringify({ widgets });
}

function statusWidget(title: string, alarms: string[], box: Box) {
  return { type: "alarm", ...box, properties: { title, alarms } };
}

function graphWidget(title: string, arn: string, region: string, box: Box) {
  const properties = { title, region, view: "timeSeries", stacked: false, annotations: { alarms: [arn] } };
  return { type: "metric", ...box, properties };
}

function alarmArn({ region, accountId }: Environment, alarmName: string): string {
  return `arn:aws:cloudwatch:${region}:${accountId}:alarm:${alarmName}`;
}
