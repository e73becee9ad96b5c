import { MAX_PARTS } from '../../shared/limits.ts';

const MIB = 1024 ** 2;

/** Largest upload that one PUT carries, in bytes: above it a lost connection would cost too much again. */
const MAX_SINGLE_BYTES = 16 * MIB;

const MIN_PART_BYTES = 8 * MIB;

/**
 * Part size where the size is not known, in bytes: 10,000 parts of it are 156 GiB, the most that a stream can have,
 * and the sender can hold a few of them in memory.
 */
const STREAM_PART_BYTES = 16 * MIB;

/** Which bytes each part carries: all have the same size but the last. */
export interface PartPlan {
  /** Bytes of the whole upload; null where that is not known before the end. */
  size: number | null;
  /** Bytes of every part but the last. */
  partSize: number;
}

/**
 * The part size (bytes) of a new upload, or null where one PUT carries it. The choice is stored with the upload and
 * never made again: some providers take no parts of different sizes.
 */
export function choosePartSize(size: number | null): number | null {
  if (size === null) return STREAM_PART_BYTES;
  if (size <= MAX_SINGLE_BYTES) return null;
  return Math.max(MIN_PART_BYTES, Math.ceil(size / MAX_PARTS / MIB) * MIB);
}

/** How many parts an upload of this size has; how many it may have where its size is not known. */
export function countParts({ size, partSize }: PartPlan, maxFileBytes: number): number {
  return Math.min(Math.ceil((size ?? maxFileBytes) / partSize), MAX_PARTS);
}

/** The sizes (bytes, from `least` to `most`) that a part of this number may have. */
export function partSizeBounds(plan: PartPlan, partNumber: number): { least: number; most: number } {
  const { size, partSize } = plan;
  // Any part may turn out to be the last one.
  if (size === null) return { least: 1, most: partSize };
  const exact = Math.min(partSize, size - (partNumber - 1) * partSize);
  return { least: exact, most: exact };
}
