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
  /** How often it happens. @default always */
  readonly times?: number;
  /** What the cloud answers. @default it does what it was asked */
  readonly error?: string;
  /** Whether the answer is lost after the deed was done. @default false: nothing was done */
  readonly done?: boolean;
  /** Milliseconds to wait first. */
  readonly delay?: number;
  /** Whether no answer ever comes: the engine is about to be killed. @default false */
  readonly hold?: boolean;
}

/** The faults of one run; they are read again at every operation, so that a test may change them as it goes. */
export class Faults {
  private readonly seen = new Map<string, number>();

  constructor(private readonly folder: string) {}

  /** Waits, fails or hangs where a fault says so. `done` is called first where the deed is done but the answer lost. */
  async meet(operation: Operation, urn: string, done: () => void): Promise<void> {
    for (const [index, fault] of this.ordered().entries()) {
      if (fault.on !== operation || !urn.includes(fault.match ?? "")) continue;
      const count = this.count(`${index} ${JSON.stringify(fault)}`);
      if (fault.nth !== undefined && count !== fault.nth) continue;
      if (fault.times !== undefined && count > fault.times) continue;
      if (fault.delay !== undefined) await after(fault.delay);
      if (fault.done === true) done();
      if (fault.hold === true) {
        appendFileSync(join(this.folder, "held"), `${operation} ${urn}\n`);
        await new Promise(() => undefined);
      }
      if (fault.error !== undefined) throw new Error(fault.error);
    }
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
