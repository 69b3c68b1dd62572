import fc from "fast-check";
import { RangeSet, type Interval } from "../../../policy-pack/network/ranges";

// A small universe, in which a set is simply the list of its members.
const SIZE = 24;
const universe = Array.from({ length: SIZE }, (_, i) => i);
const interval = fc.tuple(fc.integer({ min: 0, max: SIZE - 1 }), fc.integer({ min: 0, max: SIZE - 1 }));
const intervals = fc.array(interval, { maxLength: 6 });
type Written = [number, number][];

const rangeSet = (written: Written) =>
  RangeSet.of(...written.map(([from, to]): Interval => [BigInt(from), BigInt(to)]));
const naive = (written: Written) => universe.filter((n) => written.some(([from, to]) => from <= n && n <= to));
const members = (set: RangeSet) =>
  universe.filter((n) => set.intervals.some(([from, to]) => from <= BigInt(n) && BigInt(n) <= to));

const holds = (property: (a: Written, b: Written) => void) => fc.assert(fc.property(intervals, intervals, property));

test("has the members that its intervals have", () => {
  holds((a) => expect(members(rangeSet(a))).toEqual(naive(a)));
});

test("is one form: intervals are sorted, apart from each other, and not empty", () => {
  holds((a) => {
    const parts = rangeSet(a).intervals;
    parts.forEach(([from, to]) => expect(from <= to).toBe(true));
    parts.slice(1).forEach(([from], i) => expect(from > parts[i]![1] + 1n).toBe(true));
  });
});

test("is the same however it was written", () => {
  holds((a) => {
    const singly = naive(a).map((n): [number, number] => [n, n]);
    expect(rangeSet(singly).intervals).toEqual(rangeSet(a).intervals);
    expect(rangeSet([...a].reverse()).intervals).toEqual(rangeSet(a).intervals);
  });
});

test("knows its size, and whether it is empty", () => {
  holds((a) => {
    expect(rangeSet(a).size).toBe(BigInt(naive(a).length));
    expect(rangeSet(a).isEmpty).toBe(naive(a).length === 0);
  });
});

test("unites, intersects and takes away as sets do", () => {
  holds((a, b) => {
    expect(members(rangeSet(a).union(rangeSet(b)))).toEqual(
      universe.filter((n) => naive(a).includes(n) || naive(b).includes(n)),
    );
    expect(members(rangeSet(a).intersect(rangeSet(b)))).toEqual(naive(a).filter((n) => naive(b).includes(n)));
    expect(members(rangeSet(a).without(rangeSet(b)))).toEqual(naive(a).filter((n) => !naive(b).includes(n)));
  });
});

test("lies within and overlaps as sets do", () => {
  holds((a, b) => {
    expect(rangeSet(a).within(rangeSet(b))).toBe(naive(a).every((n) => naive(b).includes(n)));
    expect(rangeSet(a).overlaps(rangeSet(b))).toBe(naive(a).some((n) => naive(b).includes(n)));
  });
});

test("never changes", () => {
  holds((a, b) => {
    const set = rangeSet(a);
    const before = JSON.stringify(set.intervals.map(String));
    set.union(rangeSet(b));
    set.without(rangeSet(b));
    set.intersect(rangeSet(b));
    expect(JSON.stringify(set.intervals.map(String))).toBe(before);
  });
});
