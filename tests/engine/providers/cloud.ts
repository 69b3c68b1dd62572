import { appendFileSync, closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import type { Properties } from "../../../cli/preview/graph";
import { bare, textsIn } from "./wire";

/** Something that exists in the stand-in cloud. */
export interface Thing {
  readonly type: string;
  readonly id: string;
  readonly urn: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** One line of the journal: what was done, and by whom: the engine, or somebody behind its back. */
export type Deed =
  | ({ readonly did: "create" | "update" } & Thing)
  | { readonly did: "delete"; readonly type: string; readonly id: string }
  | { readonly did: "drift"; readonly type: string; readonly id: string; readonly changes: Properties };

/**
 * What exists, kept as a journal of deeds in a file: a provider that is killed leaves nothing half written, several
 * see each other's deeds, and a test can count what was ever made.
 */
export class Cloud {
  private readonly things = new Map<string, Thing>();
  private readonly gone = new Map<string, Thing>();
  private readonly made = new Map<string, number>();
  private readonly file: string;
  private offset = 0;

  constructor(folder: string) {
    this.file = join(folder, "journal.jsonl");
  }

  do(deed: Deed): void {
    appendFileSync(this.file, `${JSON.stringify(deed)}\n`);
  }

  get(type: string, id: string): Thing | undefined {
    this.catchUp();
    return this.things.get(keyOf(type, id));
  }

  all(): Thing[] {
    this.catchUp();
    return [...this.things.values()];
  }

  /** What was deleted, as it was: clouds keep some of it for a while. */
  allDeleted(type: string): Thing[] {
    this.catchUp();
    return [...this.gone.values()].filter((thing) => thing.type === type);
  }

  /** How often this was ever made: what is made again is another thing. */
  timesMade(urn: string): number {
    this.catchUp();
    return this.made.get(urn) ?? 0;
  }

  /** The types that have something which this text identifies: by id, ARN, name or another attribute of its own. */
  identified(text: string): Set<string> {
    return new Set(
      this.all()
        .filter((thing) => thing.id === text || identitiesOf(thing).includes(text))
        .map(({ type }) => type),
    );
  }

  private catchUp(): void {
    for (const line of this.news().split("\n")) if (line !== "") this.apply(JSON.parse(line) as Deed);
  }

  private news(): string {
    if (!existsSync(this.file)) return "";
    const descriptor = openSync(this.file, "r");
    try {
      const size = fstatSync(descriptor).size - this.offset;
      if (size <= 0) return "";
      const buffer = Buffer.alloc(size);
      readSync(descriptor, buffer, 0, size, this.offset);
      // Another provider may be in the middle of a line.
      const whole = buffer.lastIndexOf("\n") + 1;
      this.offset += whole;
      return buffer.subarray(0, whole).toString("utf8");
    } finally {
      closeSync(descriptor);
    }
  }

  private apply(deed: Deed): void {
    const key = keyOf(deed.type, deed.id);
    if (deed.did === "delete") {
      const thing = this.things.get(key);
      if (thing) this.gone.set(key, thing);
      this.things.delete(key);
    } else if (deed.did === "drift") {
      const thing = this.things.get(key);
      if (thing) this.things.set(key, drifted(thing, deed.changes));
    } else {
      const { type, id, urn, inputs, outputs } = deed;
      if (deed.did === "create") this.made.set(urn, (this.made.get(urn) ?? 0) + 1);
      this.gone.delete(key);
      this.things.set(key, { type, id, urn, inputs, outputs });
    }
  }
}

function drifted(thing: Thing, changes: Properties): Thing {
  const inputs = Object.entries(changes).filter(([key]) => key in thing.inputs);
  return {
    ...thing,
    inputs: { ...thing.inputs, ...Object.fromEntries(inputs) },
    outputs: { ...thing.outputs, ...changes },
  };
}

// What the cloud gave it, and the names that are its own by their nature.
const NO_NAMES = ["region", "tagsAll"];
const OWN_NAMES = ["name", "bucket", "clusterIdentifier", "identifier", "dashboardName", "policyName"];

function identitiesOf({ inputs, outputs }: Thing): string[] {
  const given = Object.entries(outputs).filter(
    ([key]) => OWN_NAMES.includes(key) || !(key in inputs || NO_NAMES.includes(key)),
  );
  return given.flatMap(([, value]) => textsIn(bare(value)));
}

const keyOf = (type: string, id: string): string => `${type} ${id}`;
