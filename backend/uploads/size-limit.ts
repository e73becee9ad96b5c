import { PailError } from '../../shared/errors/pail-error.ts';

/**
 * Checks that one PUT may carry an upload of this size (bytes), and returns the size.
 * @throws {PailError} `size_unknown`, `empty_file` or `file_too_large`.
 */
export function checkSize(size: number | null, maxFileBytes: number): number {
  if (size === null) {
    throw new PailError(
      'size_unknown',
      'The size of this upload is not known, and the server cannot take one without a size yet. Save the file first, then upload it.',
    );
  }
  if (size === 0) {
    throw new PailError('empty_file', 'This file is empty: there is nothing to upload.');
  }
  if (size > maxFileBytes) {
    throw new PailError(
      'file_too_large',
      `This file is larger than the ${inWords(maxFileBytes)} that the server takes. Split it, or make it smaller.`,
      { details: { maxFileBytes } },
    );
  }
  return size;
}

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB'] as const;

function inWords(bytes: number): string {
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
  // Rounded down: a file of the size that is named must pass.
  const amount = Math.floor((bytes / 1024 ** power) * 10) / 10;
  return `${amount} ${UNITS[power] ?? 'bytes'}`;
}
