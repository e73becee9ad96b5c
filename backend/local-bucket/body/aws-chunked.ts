import { S3Error } from '../errors.ts';
import type { ChunkSignatures } from './chunk-signature.ts';

/** Bytes of a chunk's header or a trailer's line; a longer one is not of a client that means well. */
const LINE_MAX = 4096;

/**
 * Decodes an `aws-chunked` body: chunks with a header each (`<hex size>[;chunk-signature=<hex>]`), an empty
 * one at the end, then trailers and an empty line. Feed it what arrives; it gives back the content.
 * Source: "Signature Calculations: Including Trailing Headers" in the Amazon S3 API Reference.
 */
export class AwsChunkedDecoder {
  /** By lower-case name; complete once the last line has arrived. */
  readonly trailers = new Map<string, string>();
  readonly #signatures: ChunkSignatures | undefined;
  #state: 'chunk header' | 'data' | 'after data' | 'trailers' | 'done' = 'chunk header';
  #line = '';
  #left = 0;

  /** With `signatures` every chunk must be signed, and so must trailers be. */
  constructor(signatures?: ChunkSignatures) {
    this.#signatures = signatures;
  }

  /** @throws S3Error IncompleteBody, SignatureDoesNotMatch, MalformedTrailerError */
  *decode(input: Buffer): Generator<Buffer> {
    let rest = input;
    while (rest.length > 0) {
      if (this.#state === 'done') throw new S3Error('IncompleteBody');
      if (this.#state === 'data') {
        const data = rest.subarray(0, this.#left);
        rest = rest.subarray(data.length);
        this.#left -= data.length;
        this.#signatures?.update(data);
        yield data;
        if (this.#left === 0) this.#endChunk();
      } else {
        const feed = rest.indexOf(0x0a);
        this.#line += rest.toString('latin1', 0, feed === -1 ? rest.length : feed + 1);
        rest = feed === -1 ? rest.subarray(rest.length) : rest.subarray(feed + 1);
        if (this.#line.length > LINE_MAX) throw new S3Error('IncompleteBody');
        if (feed !== -1) this.#readLine(this.#takeLine());
      }
    }
  }

  /** @throws S3Error IncompleteBody when the body ended before its last line */
  end(): void {
    if (this.#state !== 'done') throw new S3Error('IncompleteBody');
  }

  #takeLine(): string {
    if (!this.#line.endsWith('\r\n')) throw new S3Error('IncompleteBody');
    const line = this.#line.slice(0, -2);
    this.#line = '';
    return line;
  }

  #readLine(line: string): void {
    if (this.#state === 'chunk header') this.#beginChunk(line);
    else if (this.#state === 'trailers') this.#readTrailer(line);
    else if (line === '') this.#state = 'chunk header';
    else throw new S3Error('IncompleteBody');
  }

  #beginChunk(line: string): void {
    const header = /^(?<size>[0-9a-f]{1,12})(?:;chunk-signature=(?<signature>[0-9a-f]{64}))?$/i.exec(line);
    const { size, signature } = header?.groups ?? {};
    if (size === undefined) throw new S3Error('IncompleteBody');
    if (this.#signatures && signature === undefined) throw new S3Error('SignatureDoesNotMatch');
    this.#left = Number.parseInt(size, 16);
    this.#signatures?.begin(signature ?? '');
    if (this.#left === 0) this.#endChunk();
    else this.#state = 'data';
  }

  #endChunk(): void {
    this.#signatures?.end();
    this.#state = this.#state === 'data' ? 'after data' : 'trailers';
  }

  #readTrailer(line: string): void {
    if (line === '') {
      this.#endTrailers();
      return;
    }
    const colon = line.indexOf(':');
    if (colon === -1) throw new S3Error('MalformedTrailerError');
    this.trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }

  #endTrailers(): void {
    const presented = this.trailers.get('x-amz-trailer-signature');
    this.trailers.delete('x-amz-trailer-signature');
    if (this.#signatures && (this.trailers.size > 0 || presented !== undefined)) {
      this.#signatures.endTrailers(this.trailers, presented ?? '');
    }
    this.#state = 'done';
  }
}
