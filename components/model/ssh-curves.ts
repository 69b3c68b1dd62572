import { createPublicKey } from "node:crypto";

/** The curves of ECDSA keys: OpenSSH's name, JSON Web Key's name, and the size of a coordinate. */
export const ecdsaCurves = {
  nistp256: { crv: "P-256", bits: 256, bytes: 32 },
  nistp384: { crv: "P-384", bits: 384, bytes: 48 },
  nistp521: { crv: "P-521", bits: 521, bytes: 66 },
} as const;
export type EcdsaCurve = keyof typeof ecdsaCurves;

/** Whether the bytes are an uncompressed point of the curve (SEC 1, section 2.3.4), as OpenSSH demands. */
export function isEcdsaPoint(curve: EcdsaCurve, point: Buffer): boolean {
  const { crv, bytes } = ecdsaCurves[curve];
  if (point.length !== 1 + 2 * bytes || point[0] !== 4) {
    return false;
  }
  const x = point.subarray(1, 1 + bytes).toString("base64url");
  const y = point.subarray(1 + bytes).toString("base64url");
  try {
    createPublicKey({ format: "jwk", key: { kty: "EC", crv, x, y } });
    return true;
  } catch {
    return false;
  }
}

const p = 2n ** 255n - 19n;
const d = modulo(-121665n * power(121666n, p - 2n));

/**
 * Whether the bytes are a point of edwards25519 that is safe as a public key: canonical, on the curve (RFC 8032, section
 * 5.1.3) and not one of the eight points of small order. OpenSSH takes those, and with one of them anybody can sign.
 */
export function isEd25519Point(point: Buffer): boolean {
  if (point.length !== 32) {
    return false;
  }
  const y = BigInt(`0x${Buffer.from(point).reverse().toString("hex")}`) & (2n ** 255n - 1n);
  return y < p && isOnCurve(y) && !isOfSmallOrder(y);
}

/** The curve is y² − x² = 1 + d·x²·y²; there is an x where x² is a square, by Euler's criterion. */
function isOnCurve(y: bigint): boolean {
  const square = modulo((y * y - 1n) * power(d * y * y + 1n, p - 2n));
  return square === 0n || power(square, (p - 1n) / 2n) === 1n;
}

/** Orders 1, 2 and 4 have y = 1, −1 and 0; a point of order 8 doubles to y = 0, so that y² = −x². */
function isOfSmallOrder(y: bigint): boolean {
  return y === 0n || y === 1n || y === p - 1n || modulo(d * y ** 4n + 2n * y * y - 1n) === 0n;
}

function modulo(value: bigint): bigint {
  return ((value % p) + p) % p;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = modulo(base), rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % p) {
    result = rest & 1n ? (result * square) % p : result;
  }
  return result;
}
