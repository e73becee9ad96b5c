import { uploadCancelled } from '../upload/cancelled.ts';
import { bytesInMemory } from '../upload/bytes-in-memory.ts';
import type { BucketTransport } from '../upload/ports.ts';
import { bucketError, bucketUnreachable } from './bucket-error.ts';

/** Sends by XMLHttpRequest: the only way in which a browser tells how much of a body has left. */
export const xhrBucketTransport: BucketTransport = {
  send: (request, body, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(uploadCancelled());
        return;
      }
      const xhr = new XMLHttpRequest();
      const abort = (): void => xhr.abort();
      xhr.open(request.method, request.url);
      for (const [name, value] of Object.entries(request.headers)) xhr.setRequestHeader(name, value);
      xhr.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded));
      xhr.addEventListener('load', () => {
        if (xhr.status >= 200 && xhr.status < 300) resolve();
        else
          reject(
            bucketError({
              status: xhr.status,
              body: xhr.responseText,
              retryAfter: xhr.getResponseHeader('retry-after'),
              date: xhr.getResponseHeader('date'),
            }),
          );
      });
      xhr.addEventListener('error', () => reject(bucketUnreachable()));
      xhr.addEventListener('abort', () => reject(uploadCancelled()));
      xhr.addEventListener('loadend', () => signal.removeEventListener('abort', abort));
      signal.addEventListener('abort', abort, { once: true });
      xhr.send(bytesInMemory(body) ?? sliceOf(body));
    }),
};

/**
 * A slice has no type of its own, which would be sent where the server signed none; and Firefox sends a File as large as
 * it has become meanwhile.
 */
function sliceOf(body: Blob): Blob {
  return body instanceof File || body.type !== '' ? body.slice(0, body.size) : body;
}
