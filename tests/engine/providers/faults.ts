import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";

export type Operation = "create" | "read" | "update" | "delete";

/** Something that goes wrong in the stand-in cloud, as a test orders it. */
export interface Fault {
  readonly on: Operation;
  /** Part of the URN. @default every resource */
  readonly match?: string;
  /** The n-th such operation of the run, from 1. @default every one */
  readonly nth?: number;
  /** The n-th such operation of the run and all that follow it. @default the first */
  readonly from?: number;
  /** How often it happens. @default always */
  readonly times?: number;
  /** What the cloud answers. @default it does what it was asked */
  readonly error?: string;
  /** Whether the answer is lost after the deed was done. @default false: nothing was done */
  readonly done?: boolean;
  /** Milliseconds until the cloud answers. */
  readonly delay?: number;
  /** Whether no answer ever comes: the engine is about to be killed. @default false */
  readonly hold?: boolean;
  /** Whether the provider's process ends here, as when it runs out of memory. @default false */
  readonly crash?: boolean;
}

/** A fault that an operation met, as the provider noted it. */
export interface Met {
  readonly on: Operation;
  readonly urn: string;
  readonly held: boolean;
}

/** The faults of one run; they are read again at every operation, so that a test may change them as it goes. */
export class Faults {
  private readonly seen = new Map<string, number>();

  constructor(private readonly folder: string) {}

  /** Waits, fails or hangs where a fault says so. `done` is called first where the deed is done but the answer lost. */
  async meet(operation: Operation, urn: string, done: () => void): Promise<void> {
    for (const [index, fault] of this.ordered().entries()) {
      if (fault.on !== operation || !urn.includes(fault.match ?? "")) continue;
      if (!strikes(fault, this.count(`${index} ${JSON.stringify(fault)}`))) continue;
      await this.suffer(fault, urn, done);
      if (fault.error !== undefined) throw new Error(fault.error);
    }
  }

  private async suffer({ on, delay, done: isDone, hold, crash }: Fault, urn: string, done: () => void): Promise<void> {
    if (isDone === true) done();
    const met: Met = { on, urn, held: hold === true };
    appendFileSync(join(this.folder, "met.jsonl"), `${JSON.stringify(met)}\n`);
    if (delay !== undefined) await after(delay);
    if (crash === true) process.exit(1);
    if (hold === true) await new Promise(() => undefined);
  }

  private ordered(): Fault[] {
    const file = join(this.folder, "faults.json");
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Fault[]) : [];
  }

  private count(key: string): number {
    const count = (this.seen.get(key) ?? 0) + 1;
    this.seen.set(key, count);
    return count;
  }
}

function strikes({ nth, from, times }: Fault, count: number): boolean {
  const first = nth ?? from ?? 1;
  if (count < first || (nth !== undefined && count > nth)) return false;
  return times === undefined || count - first < times;
}
