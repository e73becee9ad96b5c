import type { SignedRequest } from '../../../shared/api/signed-request.ts';
import { PailError } from '../../../shared/errors/pail-error.ts';
import type { BucketTransport, SendOptions } from '../ports.ts';

/**
 * A connection over which nothing has moved for so long is dead, in milliseconds. Longer than a slow line needs to empty
 * the megabytes that a browser counts as sent when they are only buffered.
 */
const STALL_MS = 60_000;

/** Sends, and cuts a connection that stalls. @throws {PailError} `bucket_unreachable` then */
export async function sendWithoutStalling(
  bucket: BucketTransport,
  request: SignedRequest,
  body: Blob,
  { signal, onProgress }: SendOptions,
): Promise<void> {
  const stall = new AbortController();
  const cut = (): void => stall.abort();
  let timer = setTimeout(cut, STALL_MS);
  try {
    await bucket.send(request, body, {
      signal: AbortSignal.any([signal, stall.signal]),
      onProgress: (sentBytes) => {
        clearTimeout(timer);
        timer = setTimeout(cut, STALL_MS);
        onProgress(sentBytes);
      },
    });
  } catch (error) {
    if (!stall.signal.aborted || signal.aborted) throw error;
    throw new PailError(
      'bucket_unreachable',
      'The connection to the bucket stands still. Check your network; Pail tries again.',
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
  }
}
