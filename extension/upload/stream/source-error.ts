import { PailError } from '../../../shared/errors/pail-error.ts';

/** The source ended before its end, or gave nothing any more. */
export function sourceTruncated(cause?: unknown): PailError {
  return new PailError(
    'source_truncated',
    'The download from the page broke off before its end, so nothing was stored. Retry fetches it again.',
    { cause },
  );
}

/** The source gave other bytes when it was read again. */
export function sourceChanged(): PailError {
  return new PailError(
    'source_changed',
    'The page gave other bytes when Pail had to fetch them again, so nothing was stored. Retry fetches it anew.',
  );
}
