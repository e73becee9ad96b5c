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

/**
 * Reads the last byte, which tells a file that can be read from one that cannot.
 * @throws {PailError} `file_changed` or `file_unreadable`
 */
export async function assertReadable(body: Blob): Promise<void> {
  const bytes = await body
    .slice(Math.max(0, body.size - 1))
    .arrayBuffer()
    .catch((error: unknown) => {
      throw fileReadError(error);
    });
  // Firefox gives fewer bytes, and no error, where a file has become shorter.
  if (bytes.byteLength !== Math.min(1, body.size)) throw fileChanged();
}
