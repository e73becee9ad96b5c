import { PailError } from '../../shared/errors/pail-error.ts';

/** What every step throws when its upload was cancelled. */
export function uploadCancelled(): PailError {
  return new PailError('upload_cancelled', 'The upload was cancelled. Retry sends it again.');
}

/** @throws {PailError} `upload_cancelled` */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw uploadCancelled();
}
