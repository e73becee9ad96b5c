import { PailError } from '../../shared/errors/pail-error.ts';
import { compositeOf } from '../storage/etag.ts';
import { fileTooLarge } from './size-limit.ts';
import type { VerifiablePart } from './stored-parts.ts';
import { countParts, type PartPlan } from './upload-plan.ts';

/**
 * Whether the bucket holds every part (in order) that the upload has: as many as its size asks for; where that is not
 * known, as many as the client counted.
 */
export function isWhole(
  plan: PartPlan,
  parts: readonly VerifiablePart[],
  composite: string | undefined,
): boolean {
  const counted = Number(composite?.split('-')[1] ?? 1);
  const wanted = plan.size === null ? Math.max(counted, 1) : countParts(plan, plan.size);
  return parts.length >= wanted && parts.every((part, index) => part.partNumber === index + 1);
}

/**
 * Compares parts without a gap with what was to be uploaded: their sizes, and where they are known their MD5s.
 * @throws {PailError} `size_mismatch`, `file_too_large` or `checksum_mismatch`.
 */
export function checkParts(
  plan: PartPlan,
  parts: readonly VerifiablePart[],
  { composite, maxFileBytes }: { composite: string | undefined; maxFileBytes: number },
): void {
  const total = parts.reduce((sum, part) => sum + part.size, 0);
  const isEven = parts.every(({ size }, index) =>
    index === parts.length - 1 ? size <= plan.partSize : size === plan.partSize,
  );
  if (!isEven || (plan.size !== null && total !== plan.size)) {
    throw new PailError(
      'size_mismatch',
      `The parts in the bucket have ${total} bytes${plan.size === null ? '' : ` instead of ${plan.size}`} or are not of equal size, so they were removed. Upload the file again.`,
      { details: { expected: plan.size, actual: total } },
    );
  }
  if (total > maxFileBytes) throw fileTooLarge(maxFileBytes);
  const md5s = parts.flatMap((part) => part.md5 ?? []);
  if (composite === undefined || md5s.length < parts.length) return;
  if (compositeOf(md5s) !== composite) {
    throw new PailError(
      'checksum_mismatch',
      'The parts in the bucket are not those of the file, so they were removed. Upload the file again.',
    );
  }
}
