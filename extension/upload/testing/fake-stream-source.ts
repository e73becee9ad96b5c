import { md5OfChunks } from '../checksum/md5.ts';
import type { OpenedSource, ReadPosition, StreamSource } from '../source.ts';
import { sourceTruncated } from '../stream/source-error.ts';

export interface FakeStream {
  bytes: Uint8Array<ArrayBuffer>;
  /** Whether its size is told; default: it is not. */
  tellsSize?: boolean;
  /** Lets reading go on in the middle; default: it cannot. */
  validator?: string | null;
  /** Bytes of a chunk; default: 1 MiB. */
  chunkBytes?: number;
  /** After how many bytes each answer breaks off, in order; the ones after do not. */
  breaks?: number[];
}

/** A page's file in memory, which can break off and change. */
export class FakeStreamSource implements StreamSource {
  readonly origin = 'page';
  readonly name = 'film.mp4';
  readonly contentType = 'video/mp4';
  readonly sourceUrl = null;
  readonly page = {
    kind: 'video',
    url: 'https://site.example/film.mp4',
    pageUrl: null,
    pageTitle: null,
    frame: null,
  } as const;
  readonly lastModified = null;
  readonly blob = null;
  /** Where each reading was to begin. */
  readonly openings: (ReadPosition | null)[] = [];
  /** Bytes that were taken of all answers. */
  taken = 0;
  /** Answers whose reading was ended before their end. */
  cancelled = 0;
  private readonly answers: FakeStream[];

  /** @param answers to each opening, in order; the last one to all after it */
  constructor(...answers: [FakeStream, ...FakeStream[]]) {
    this.answers = answers;
  }

  open: StreamSource['open'] = ({ signal, from }) => {
    this.openings.push(from);
    const answer = (this.answers.length > 1 ? this.answers.shift() : this.answers[0]) ?? {
      bytes: new Uint8Array(),
    };
    const { bytes, tellsSize = false, validator = null, chunkBytes = 1024 ** 2, breaks = [] } = answer;
    const offset = from && from.validator === validator ? from.offset : 0;
    const end = offset + (breaks.shift() ?? Number.POSITIVE_INFINITY);
    let at = offset;
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        start: (controller) => {
          signal.addEventListener('abort', () => {
            this.cancelled += 1;
            controller.error(new DOMException('aborted', 'AbortError'));
          });
        },
        pull: (controller) => {
          const chunk = bytes.slice(at, Math.min(at + chunkBytes, end));
          at += chunk.byteLength;
          this.taken += chunk.byteLength;
          if (chunk.byteLength > 0) controller.enqueue(chunk);
          else if (at >= end) controller.error(sourceTruncated());
          else controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const { name, contentType } = this;
    const size = tellsSize ? bytes.byteLength : null;
    const opened: OpenedSource = { name, contentType, size, offset, validator, bytes: stream };
    return Promise.resolve(opened);
  };
}

/** Bytes of which no two mebibytes are alike. */
export function variedBytes(size: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 1024 ** 2) bytes.fill((at / 1024 ** 2 + seed) % 251, at);
  return bytes;
}

/** Compares megabytes in no time, as no matcher does. */
export async function isSame(one: Uint8Array | Blob | null, other: Uint8Array): Promise<boolean> {
  const bytes = one instanceof Blob ? new Uint8Array(await one.arrayBuffer()) : one;
  return bytes !== null && (await md5OfChunks([bytes])) === (await md5OfChunks([other]));
}
