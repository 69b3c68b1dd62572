import fc from "fast-check";
import { addressBits, blockAt, type IpBlock } from "../../../components/model/ip-block";

/** Any aligned block of a family whose prefix length is in the given bounds. */
export function blockArbitrary(
  family: IpBlock["family"],
  shortest = 0,
  longest: number = addressBits[family],
): fc.Arbitrary<IpBlock> {
  const bits = addressBits[family];
  return fc
    .tuple(fc.bigInt(0n, 2n ** BigInt(bits) - 1n), fc.integer({ min: shortest, max: longest }))
    .map(([value, length]) => {
      const hostBits = BigInt(bits - length);
      return blockAt(family, (value >> hostBits) << hostBits, length);
    });
}

export const anyBlock = fc.oneof(blockArbitrary("ipv4"), blockArbitrary("ipv6"));

/** The message of what a call throws; fails where it throws nothing. */
export function messageOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("nothing was thrown");
}
