import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { validateRanges, type AllowedRange, type MaximumShare, type ValidRange } from "../model/access-share";
import type { Environment } from "../model/environment";
import type { AllowedRangesHandle } from "./handles";
import { Component } from "./support/component";

export interface AllowedRangesArgs {
  environment: Environment;
  /** The particular places that operators come from; at least one. */
  ranges: AllowedRange[];
  /**
   * The largest part of a family's addresses that the ranges may cover together, however they are cut.
   *
   * @default as much as one /16 of IPv4 and one /32 of IPv6; more is no particular place
   */
  maximumShare?: Partial<MaximumShare>;
}

/**
 * Where operators may come from (`lamp-isolated`): a managed prefix list for each address family, and the only source of
 * operators' addresses for every security group. It costs nothing.
 */
export class AllowedRanges extends Component implements AllowedRangesHandle {
  /** Absent where no range is IPv4. */
  readonly ipv4PrefixListId?: pulumi.Output<string>;
  /** Absent where no range is IPv6. */
  readonly ipv6PrefixListId?: pulumi.Output<string>;

  /** @throws where there is no range, or one is malformed, repeated, no place to come from, or too large. */
  constructor(name: string, args: AllowedRangesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("AllowedRanges", name, args.environment, opts);
    if (args.ranges.length === 0) {
      throw new Error("ranges: received none; accepted is at least one place that operators come from");
    }
    const ranges = validateRanges(args.ranges, args.maximumShare);
    this.ipv4PrefixListId = this.prefixList(name, "ipv4", ranges)?.id;
    this.ipv6PrefixListId = this.prefixList(name, "ipv6", ranges)?.id;
    this.registerOutputs({ ipv4PrefixListId: this.ipv4PrefixListId, ipv6PrefixListId: this.ipv6PrefixListId });
  }

  private prefixList(
    name: string,
    family: ValidRange["family"],
    ranges: ValidRange[],
  ): aws.ec2.ManagedPrefixList | undefined {
    const entries = ranges
      .filter((range) => range.family === family)
      .map(({ cidr, name: description }) => ({ cidr, description }))
      .sort((a, b) => (a.cidr < b.cidr ? -1 : 1));
    if (entries.length === 0) {
      return undefined;
    }
    const listName = this.called(name, family);
    return new aws.ec2.ManagedPrefixList(
      `${name}-${family}`,
      {
        name: listName,
        addressFamily: family === "ipv4" ? "IPv4" : "IPv6",
        maxEntries: sizeFor(entries.length),
        entries,
        tags: this.tags(listName, "moderate"),
      },
      this.child,
    );
  }
}

/**
 * In steps of five: a list's size, not its length, counts against the 60 rules of each security group that refers to it,
 * and a size that followed every entry would be changed with each.
 */
function sizeFor(entries: number): number {
  return Math.ceil(entries / 5) * 5;
}
