import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";

/** How a stand-in cloud behaves without anything being wrong, as a test orders it. */
export interface Conditions {
  /** Things that are not found by the first looks after they were made, by part of their URN. */
  readonly late?: readonly { readonly match: string; readonly looks: number }[];
  /** Things that take their time to be ready, in seconds of the cloud. */
  readonly slow?: readonly { readonly match: string; readonly seconds: number }[];
}

/** The conditions of one run; they are read again at every question, so that a test may change them as it goes. */
export class Climate {
  private readonly hidden: { readonly names: readonly string[]; looks: number }[] = [];

  constructor(private readonly folder: string) {}

  /** Something new, with the texts by which others refer to it. */
  made(urn: string, names: readonly string[]): void {
    const late = this.ordered().late?.find(({ match }) => urn.includes(match));
    if (late !== undefined) this.hidden.push({ names, looks: late.looks });
  }

  /** The first of the texts that names something which cannot be seen yet; each question is one look at it. */
  unseen(texts: readonly string[]): string | undefined {
    for (const thing of this.hidden) {
      const name = texts.find((text) => thing.names.includes(text));
      if (name !== undefined && thing.looks-- > 0) return name;
    }
    return undefined;
  }

  /** How many seconds of the cloud it takes until this is ready. */
  secondsFor(urn: string): number {
    return this.ordered().slow?.find(({ match }) => urn.includes(match))?.seconds ?? 0;
  }

  private ordered(): Conditions {
    const file = join(this.folder, "conditions.json");
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Conditions) : {};
  }
}

/** How long a second of the cloud takes here: nobody wants to sit through a provider's two minutes of patience. */
const SECOND = 1;

export function pass(seconds: number): Promise<void> {
  return after(seconds * SECOND);
}
