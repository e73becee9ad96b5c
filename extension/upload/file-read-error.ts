import { PailError } from '../../shared/errors/pail-error.ts';

/**
 * What a failed read of a file means. Browsers answer `NotFoundError` for one that is gone and `NotReadableError` for
 * one that changed since it was picked (File API §6.3, "snapshot state").
 */
export function fileReadError(cause: unknown): PailError {
  if (cause instanceof Error && cause.name === 'NotFoundError') {
    return new PailError(
      'file_unreadable',
      'The file is no longer where it was: it was moved, renamed or deleted. Drop it again from where it is now.',
      { cause },
    );
  }
  return fileChanged(cause);
}

export function fileChanged(cause?: unknown): PailError {
  return new PailError(
    'file_changed',
    'The file changed on disk after it was added, so nothing was stored. Drop it again to upload it as it is now.',
    { cause },
  );
}
