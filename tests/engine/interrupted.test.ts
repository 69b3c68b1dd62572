import { describeEngine } from "./support/engine";
import { countsOf, faultTable, publish } from "./support/fault-table";
import { suffered, type Outcome } from "./support/interruption-outcomes";
import { points, type Point } from "./support/interruption-points";
import { scenarios, type Scenarios } from "./support/interruption-scenarios";

/** Some of the points only, by a part of what they are called. `ENGINE_POINTS="a delete"` */
const wanted = process.env.ENGINE_POINTS ?? "";
const chosen = points.filter(({ during, name }) => `${during}: ${name}`.includes(wanted));

/** How many stacks are interrupted at a time: one engine leaves a second core half idle. */
const LANES = 2;

describeEngine("an interruption", () => {
  const outcomes = new Map<Point, Promise<Outcome | Error>>();
  const ended: Outcome[] = [];
  let stacks: Scenarios;

  beforeAll(async () => {
    stacks = await scenarios();
    const waiting = [...chosen];
    const settle = new Map<Point, (outcome: Outcome | Error) => void>();
    for (const point of chosen) outcomes.set(point, new Promise((resolve) => settle.set(point, resolve)));
    const lane = async (): Promise<void> => {
      for (let point = waiting.shift(); point !== undefined; point = waiting.shift()) {
        settle.get(point)!(await suffered(point, stacks).catch((error: Error) => error));
      }
    };
    for (let index = 0; index < LANES; index++) void lane();
  });
  afterAll(() => {
    for (const workspace of new Set(Object.values(stacks ?? {}))) workspace.remove();
    if (ended.length > 0) publish(faultTable(ended));
  });

  test.each(chosen.map((point) => [point.during, point.name, point] as const))(
    "of %s where %s loses, duplicates and hides nothing",
    async (_during, _name, point) => {
      const outcome = await outcomes.get(point)!;
      if (outcome instanceof Error) throw outcome;
      ended.push(outcome);
      expect(outcome.code).toEqual(outcome.killed ? null : point.harmless === true ? 0 : expect.any(Number));
      expect(outcome.code === 0).toBe(point.harmless === true);
      expect(countsOf(outcome)).toEqual({ lost: 0, duplicated: 0, unnamed: 0, stale: 0 });
      expect(outcome.over.named).toEqual([]);
      expect(outcome.left).toEqual([]);
    },
  );
});
