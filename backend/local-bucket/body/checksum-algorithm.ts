import { createHash } from 'node:crypto';
import { createCRC32, createCRC64 } from 'hash-wasm';

/** The checksums that S3 takes, as they stand in header names: `x-amz-checksum-crc32`. */
export const CHECKSUM_ALGORITHMS = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'] as const;
export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];

/** Bytes of each checksum. */
export const CHECKSUM_BYTES: Readonly<Record<ChecksumAlgorithm, number>> = {
  crc32: 4,
  crc32c: 4,
  crc64nvme: 8,
  sha1: 20,
  sha256: 32,
};

/** A hash over bytes that come in pieces. */
export interface Hasher {
  update(chunk: Uint8Array): void;
  digest(): Buffer;
}

const CASTAGNOLI = 0x82f63b78;
const NVME = '9a6c9329ac4bc9b5';

/** Starts a checksum. */
export async function createHasher(algorithm: ChecksumAlgorithm | 'md5'): Promise<Hasher> {
  switch (algorithm) {
    case 'crc32':
      return crcHasher(await createCRC32());
    case 'crc32c':
      return crcHasher(await createCRC32(CASTAGNOLI));
    case 'crc64nvme':
      return crcHasher(await createCRC64(NVME));
    default:
      return nodeHasher(algorithm);
  }
}

function nodeHasher(algorithm: 'md5' | 'sha1' | 'sha256'): Hasher {
  const hash = createHash(algorithm);
  return { update: (chunk) => void hash.update(chunk), digest: () => hash.digest() };
}

function crcHasher(crc: Awaited<ReturnType<typeof createCRC32>>): Hasher {
  crc.init();
  return { update: (chunk) => void crc.update(chunk), digest: () => Buffer.from(crc.digest('binary')) };
}

/** Reads an algorithm as the `x-amz-checksum-algorithm` header and the XML write it: in capitals. */
export function checksumAlgorithmNamed(name: string): ChecksumAlgorithm | undefined {
  return CHECKSUM_ALGORITHMS.find((algorithm) => algorithm === name.toLowerCase());
}

/** The name of the XML element of a checksum: `ChecksumCRC32`. */
export function checksumElement(algorithm: ChecksumAlgorithm): string {
  return `Checksum${algorithm.toUpperCase()}`;
}
