import { PailError } from '../../shared/errors/pail-error.ts';
import { sizeInWords } from '../files/size-in-words.ts';

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
    `This file is larger than the ${sizeInWords(maxFileBytes)} that the server takes. Split it, or make it smaller.`,
    { details: { maxFileBytes } },
  );
}
