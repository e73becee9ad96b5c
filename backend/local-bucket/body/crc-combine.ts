import type { ChecksumAlgorithm } from './checksum-algorithm.ts';

interface Crc {
  readonly width: bigint;
  /** With its bits reversed, as the algorithm works on them. */
  readonly polynomial: bigint;
}

/** The checksums of which a whole's can be had from its parts'. */
const CRCS: Readonly<Partial<Record<ChecksumAlgorithm, Crc>>> = {
  crc32: { width: 32n, polynomial: 0xedb88320n },
  crc32c: { width: 32n, polynomial: 0x82f63b78n },
  crc64nvme: { width: 64n, polynomial: 0x9a6c9329ac4bc9b5n },
};

/** Whether parts' checksums can be made into the whole's. */
export function isCombinable(algorithm: ChecksumAlgorithm): boolean {
  return CRCS[algorithm] !== undefined;
}

/** Bytes and their checksum, in base64. */
export interface ChecksummedPart {
  readonly size: number;
  readonly value: string;
}

/**
 * The CRC of parts laid end to end, from their CRCs alone: putting n bytes behind a part multiplies its CRC
 * by x^8n modulo the polynomial. Source: Mark Adler's crc32_combine in zlib.
 *
 * @throws Error for an algorithm that is no CRC
 */
export function combineCrcs(algorithm: ChecksumAlgorithm, parts: readonly ChecksummedPart[]): string {
  const crc = CRCS[algorithm];
  if (!crc) throw new Error(`${algorithm} cannot be combined.`);
  const shifts = new Map<number, bigint>();
  let whole = 0n;
  for (const { size, value } of parts) {
    // Parts are mostly of one size: its shift is worked out once.
    const shift = shifts.get(size) ?? powerOfX(crc, BigInt(size) * 8n);
    shifts.set(size, shift);
    whole = multiply(crc, shift, whole) ^ BigInt(`0x${Buffer.from(value, 'base64').toString('hex')}`);
  }
  return Buffer.from(whole.toString(16).padStart(Number(crc.width / 4n), '0'), 'hex').toString('base64');
}

/** Multiplies two polynomials modulo the CRC's; the highest bit stands for x^0. */
function multiply({ width, polynomial }: Crc, left: bigint, right: bigint): bigint {
  let product = 0n;
  let shifted = right;
  for (let bit = width - 1n; bit >= 0n; bit -= 1n) {
    if ((left >> bit) & 1n) product ^= shifted;
    shifted = shifted & 1n ? (shifted >> 1n) ^ polynomial : shifted >> 1n;
  }
  return product;
}

function powerOfX(crc: Crc, exponent: bigint): bigint {
  let power = 1n << (crc.width - 1n);
  let square = 1n << (crc.width - 2n);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) power = multiply(crc, power, square);
    square = multiply(crc, square, square);
  }
  return power;
}
