import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { createGzip } from 'node:zlib';

const CHUNK_BYTES = 256 * 1024;

export interface VideoOptions {
  body: Buffer;
  /** Whether its length is told; default: it comes in chunks. */
  tellsLength?: boolean;
  compressed?: boolean;
  /** Whether it can be had from any byte on; default: it cannot. */
  ranges?: boolean;
  /** After how many bytes the first answer breaks off; default: it does not. */
  breaksAfter?: number;
  /** Milliseconds between two chunks of 256 KiB. */
  pause?: number;
}

/** A video that comes as those of real sites do. */
export class StreamedVideo {
  /** The byte that each answer was to begin with. */
  readonly asked: number[] = [];
  pause: number;
  private readonly options: VideoOptions;

  constructor(options: VideoOptions) {
    this.options = options;
    this.pause = options.pause ?? 0;
  }

  readonly answer = (response: ServerResponse, request: IncomingMessage): void => {
    // A browser that goes away, or an answer that is to break off, is no failure of the site's.
    this.send(response, request).catch(() => {});
  };

  private async send(response: ServerResponse, request: IncomingMessage): Promise<void> {
    const { body, tellsLength = false, compressed = false, ranges = false, breaksAfter } = this.options;
    const from = ranges ? Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0;
    const rest = body.subarray(from);
    this.asked.push(from);
    response.writeHead(from > 0 ? 206 : 200, {
      'content-type': 'video/mp4',
      ...(tellsLength && { 'content-length': rest.length }),
      ...(ranges && { etag: '"one"', 'accept-ranges': 'bytes' }),
      ...(from > 0 && { 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` }),
      ...(compressed && { 'content-encoding': 'gzip' }),
    });
    const end = this.asked.length === 1 ? (breaksAfter ?? rest.length) : rest.length;
    const chunks = this.chunks(rest, end);
    await (compressed ? pipeline(chunks, createGzip(), response) : pipeline(chunks, response));
  }

  private async *chunks(bytes: Buffer, end: number): AsyncGenerator<Buffer> {
    for (let at = 0; at < end; at += CHUNK_BYTES) {
      yield bytes.subarray(at, Math.min(at + CHUNK_BYTES, end));
      if (this.pause > 0) await setTimeout(this.pause);
    }
    if (end < bytes.length) throw new Error('Broken off.');
  }
}
