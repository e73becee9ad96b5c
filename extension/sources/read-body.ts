import { PailError } from '../../shared/errors/pail-error.ts';
import { throwIfCancelled } from '../upload/cancelled.ts';
import type { ReadOptions } from '../upload/source.ts';

/**
 * Reads a response to its end, telling how far it is.
 * @throws {PailError} `source_truncated` where it ends before its announced length, `upload_cancelled`
 */
export async function readBody(response: Response, { signal, onProgress }: ReadOptions): Promise<Blob> {
  const total = announcedLength(response);
  let doneBytes = 0;
  const counted = response.body?.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        doneBytes += chunk.byteLength;
        onProgress(doneBytes, total);
        controller.enqueue(chunk);
      },
    }),
  );
  const blob = await new Response(counted ?? null).blob().catch((error: unknown) => {
    throwIfCancelled(signal);
    throw truncated(error);
  });
  if (total !== null && blob.size !== total) throw truncated(undefined);
  return blob;
}

/** Bytes of the body; null where it is not known. A compressed body's length says nothing of what comes out. */
function announcedLength({ headers }: Response): number | null {
  const length = headers.get('content-length');
  const encoding = headers.get('content-encoding');
  if (length === null || !/^\d+$/.test(length) || (encoding !== null && encoding !== 'identity')) return null;
  return Number(length);
}

function truncated(cause: unknown): PailError {
  return new PailError(
    'source_truncated',
    'The download from the page broke off before its end, so nothing was stored. Retry fetches it again.',
    { cause },
  );
}
