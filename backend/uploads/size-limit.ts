import { PailError } from '../../shared/errors/pail-error.ts';

/**
 * Checks the size (bytes) of an upload; null, where it is not known yet, passes.
 * @throws {PailError} `empty_file` or `file_too_large`.
 */
export function checkSize(size: number | null, maxFileBytes: number): void {
  if (size === 0) {
    throw new PailError('empty_file', 'This file is empty: there is nothing to upload.');
  }
  if (size !== null && size > maxFileBytes) throw fileTooLarge(maxFileBytes);
}

/** What a file above the limit (bytes) is refused with. */
export function fileTooLarge(maxFileBytes: number): PailError {
  return new PailError(
    'file_too_large',
    `This file is larger than the ${inWords(maxFileBytes)} that the server takes. Split it, or make it smaller.`,
    { details: { maxFileBytes } },
  );
}

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

function inWords(bytes: number): string {
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
  // Rounded down: a file of the size that is named must pass.
  const amount = Math.floor((bytes / 1024 ** power) * 10) / 10;
  return `${amount} ${UNITS[power] ?? 'bytes'}`;
}
