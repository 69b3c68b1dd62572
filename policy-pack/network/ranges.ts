/** Sets of whole numbers as sorted, disjoint, inclusive intervals: what ports and addresses have in common. */
export type Interval = readonly [from: bigint, to: bigint];

export class RangeSet {
  private constructor(readonly intervals: readonly Interval[]) {}

  static of(...intervals: Interval[]): RangeSet {
    const sorted = intervals
      .filter(([from, to]) => from <= to)
      .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
    const merged: [bigint, bigint][] = [];
    for (const [from, to] of sorted) {
      const last = merged.at(-1);
      if (last && from <= last[1] + 1n) last[1] = to > last[1] ? to : last[1];
      else merged.push([from, to]);
    }
    return new RangeSet(merged);
  }

  get isEmpty(): boolean {
    return this.intervals.length === 0;
  }

  get size(): bigint {
    return this.intervals.reduce((sum, [from, to]) => sum + to - from + 1n, 0n);
  }

  union(other: RangeSet): RangeSet {
    return RangeSet.of(...this.intervals, ...other.intervals);
  }

  intersect(other: RangeSet): RangeSet {
    return RangeSet.of(
      ...this.intervals.flatMap(([a, b]) => other.intervals.map(([c, d]): Interval => [a > c ? a : c, b < d ? b : d])),
    );
  }

  without(other: RangeSet): RangeSet {
    let left: Interval[] = [...this.intervals];
    for (const [c, d] of other.intervals) {
      left = left.flatMap(([a, b]): Interval[] => {
        if (d < a || c > b) return [[a, b]];
        const before: Interval = [a, c - 1n];
        const after: Interval = [d + 1n, b];
        return [before, after].filter(([from, to]) => from <= to);
      });
    }
    return RangeSet.of(...left);
  }

  within(other: RangeSet): boolean {
    return this.without(other).isEmpty;
  }

  overlaps(other: RangeSet): boolean {
    return !this.intersect(other).isEmpty;
  }
}
