import type { Cloud, Thing } from "./cloud";
import { bareAll, textsIn } from "./wire";

/** A thing that refers to this one by its id, but for those that belong to it. */
export function userOf(cloud: Cloud, id: string, belongs: (thing: Thing) => boolean = () => false): Thing | undefined {
  return cloud.all().find((thing) => thing.id !== id && !belongs(thing) && textsIn(bareAll(thing.inputs)).includes(id));
}
