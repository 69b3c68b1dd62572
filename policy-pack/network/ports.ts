import { RangeSet } from "./ranges";

/** A set of ports; protocols without ports hold all or none. */
export class PortSet {
  private constructor(readonly ranges: RangeSet) {}

  static readonly all = new PortSet(RangeSet.of([0n, 65535n]));

  static of(...ports: number[]): PortSet {
    return new PortSet(RangeSet.of(...ports.map((port) => [BigInt(port), BigInt(port)] as const)));
  }
  static between(from: number, to: number): PortSet {
    return new PortSet(RangeSet.of([BigInt(from), BigInt(to)]));
  }
  within(other: PortSet): boolean {
    return this.ranges.within(other.ranges);
  }
  overlaps(other: PortSet): boolean {
    return this.ranges.overlaps(other.ranges);
  }
  without(other: PortSet): PortSet {
    return new PortSet(this.ranges.without(other.ranges));
  }
  get isEmpty(): boolean {
    return this.ranges.isEmpty;
  }
  toString(): string {
    if (this.within(PortSet.all) && PortSet.all.within(this)) return "every port";
    return this.ranges.intervals.map(([a, b]) => (a === b ? `${a}` : `${a}–${b}`)).join(", ") || "no port";
  }
}
