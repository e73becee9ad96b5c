import { sourceChanged, sourceTruncated } from '../upload/stream/source-error.ts';
import { type AnsweredRange, answeredRange } from './answered-range.ts';

/**
 * All bytes from an answer's first one to the end of the whole. Some servers give only a piece at a time, however much
 * is asked for: what is missing is then asked for, piece after piece.
 * @param fetchFrom asks for the bytes from this one on
 */
export function bodyToTheEnd(
  response: Response,
  range: AnsweredRange,
  fetchFrom: (offset: number) => Promise<Response>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const body = response.body ?? new Blob().stream();
  if (response.status !== 206 || range.size === null) return body;
  const { size } = range;
  let reader = body.getReader();
  let offset = range.offset;
  let isEmpty = false;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: async (controller) => {
        for (;;) {
          const { done, value } = await reader.read();
          if (value) {
            offset += value.byteLength;
            isEmpty = false;
            return controller.enqueue(value);
          }
          if (!done) continue;
          if (offset >= size) return controller.close();
          // A server that answers with nothing would be asked for ever.
          if (isEmpty) throw sourceTruncated();
          isEmpty = true;
          const next = await fetchFrom(offset);
          const answered = next.ok ? answeredRange(next) : null;
          if (answered?.offset !== offset || answered.size !== size || !next.body) {
            await next.body?.cancel();
            throw next.ok ? sourceChanged() : sourceTruncated();
          }
          reader = next.body.getReader();
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
