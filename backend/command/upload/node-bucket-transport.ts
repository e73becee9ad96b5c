import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { bucketError, bucketUnreachable } from '../../../extension/transport/bucket-error.ts';
import { uploadCancelled } from '../../../extension/upload/cancelled.ts';
import { fileReadError } from '../../../extension/upload/file-read-error.ts';
import type { BucketTransport } from '../../../extension/upload/ports.ts';

/** Bytes handed to the connection at a time; progress moves in such steps. */
const CHUNK_BYTES = 256 * 1024;

/** A connection on which nothing moves for so long is given up, in milliseconds. */
const IDLE_TIMEOUT = 120_000;

/** Sends by Node's own HTTP client: its fetch sends no body of known length bit by bit, and tells of no progress. */
export const nodeBucketTransport: BucketTransport = {
  send: ({ url, method, headers }, body, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(uploadCancelled());
        return;
      }
      const send = url.startsWith('https:') ? requestHttps : requestHttp;
      const request = send(url, {
        method,
        headers: { ...headers, 'content-length': body.size },
        signal,
        timeout: IDLE_TIMEOUT,
      });
      const bytes = Readable.from(chunksOf(body, onProgress));
      request.on('timeout', () => request.destroy());
      request.on('error', () => reject(signal.aborted ? uploadCancelled() : bucketUnreachable()));
      request.on('response', (response) => {
        // A bucket that refuses does not wait for the rest of the body.
        bytes.unpipe(request);
        const status = response.statusCode ?? 0;
        text(response).then(
          (answer) => {
            if (status >= 200 && status < 300) resolve();
            else
              reject(
                bucketError({
                  status,
                  body: answer,
                  retryAfter: response.headers['retry-after'] ?? null,
                  date: response.headers.date ?? null,
                }),
              );
            if (!request.writableEnded) request.destroy();
          },
          () => reject(signal.aborted ? uploadCancelled() : bucketUnreachable()),
        );
      });
      bytes.on('error', (error) => {
        reject(fileReadError(error));
        request.destroy();
      });
      bytes.pipe(request);
    }),
};

/** The connection asks for the next piece when it has taken the last: memory stays flat, and progress is honest. */
async function* chunksOf(body: Blob, onProgress: (sentBytes: number) => void): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < body.size; offset += CHUNK_BYTES) {
    yield new Uint8Array(await body.slice(offset, offset + CHUNK_BYTES).arrayBuffer());
    onProgress(Math.min(offset + CHUNK_BYTES, body.size));
  }
}
