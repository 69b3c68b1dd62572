import { randomInt } from "node:crypto";
import type { LocalType } from "../local-provider";
import { text } from "../wire";
import { sourceOf, type Source } from "./numbers";

/** Each order as likely as any other (Fisher and Yates). */
export function shuffled<Item>(items: readonly Item[], source: Source): Item[] {
  const left = [...items];
  return items.map(() => left.splice(source(left.length), 1)[0]!);
}

const HOW = ["calmly", "firmly", "gently", "kindly", "mostly", "neatly", "openly", "partly", "rarely", "warmly"];
const WHAT = ["brave", "clever", "eager", "gentle", "honest", "humble", "loyal", "modest", "quiet", "ready", "steady"];
const PETS = ["badger", "beetle", "falcon", "ferret", "heron", "lynx", "marten", "otter", "raven", "stoat", "walrus"];

const one = (words: readonly string[]): string => words[randomInt(words.length)]!;

/** A pet; before it what it is like, and before that how. */
function petOf(length: number): string[] {
  const like = length > 1 ? [one(WHAT)] : [];
  return [...Array.from({ length: Math.max(0, length - 2) }, () => one(HOW)), ...like, one(PETS)];
}

export const choiceTypes: Readonly<Record<string, LocalType>> = {
  "random:index/randomPet:RandomPet": {
    defaults: { length: 2, separator: "-" },
    computed: [],
    problems: ({ length }) =>
      typeof length === "number" && length < 1 ? [{ property: "length", reason: `${length}; at least 1` }] : [],
    make: ({ length, separator, prefix }) => {
      const before = text(prefix) === "" ? [] : [text(prefix)];
      return { id: [...before, ...petOf(Number(length))].join(text(separator)), outputs: {} };
    },
  },
  "random:index/randomShuffle:RandomShuffle": {
    computed: ["results"],
    make: ({ inputs, resultCount, seed }) => {
      const [items, source] = [Array.isArray(inputs) ? inputs : [], sourceOf(seed)];
      const wanted = typeof resultCount === "number" ? resultCount : items.length;
      const results: typeof items = [];
      // More than there are: all of them again, in another order.
      while (items.length > 0 && results.length < wanted) results.push(...shuffled(items, source));
      return { id: "-", outputs: { results: results.slice(0, wanted) } };
    },
  },
};
