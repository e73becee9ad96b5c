import { throwIfCancelled } from '../cancelled.ts';
import { Retries, type RetryOptions } from '../retrying.ts';
import type { OpenedSource, StreamSource } from '../source.ts';
import { sourceChanged, sourceTruncated } from './source-error.ts';

/** A source that has given nothing for so long is dead, in milliseconds. */
const SILENCE_MS = 60_000;

/** Some of a source's bytes. They follow those of the piece before, or begin with the first byte again. */
export interface Piece {
  /** Which byte of the whole comes first. */
  offset: number;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface DownloadOptions extends RetryOptions {
  /** Whether an earlier life of the engine has read it: then it is there, and a failure to reach it passes. */
  begunBefore: boolean;
}

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;

/**
 * Reads a source to its end, no faster than it is asked to. Where reading breaks off it goes on at that byte if the
 * source can, else from the first byte again; the retry policy decides how often without a byte that is new.
 */
export class Download {
  readonly name: string;
  readonly contentType: string;
  /** Bytes of the whole; null where only their end tells. */
  readonly size: number | null;
  private readonly source: StreamSource;
  private readonly signal: AbortSignal;
  private readonly ending: AbortController;
  private readonly retries: Retries;
  private reader: Reader | null;
  private validator: string | null;
  private position = 0;
  private furthest = 0;
  private unread: Piece[] = [];

  /** @throws {PailError} with a `source_…` code, or `upload_cancelled` */
  static async open(source: StreamSource, options: DownloadOptions): Promise<Download> {
    const ending = new AbortController();
    const signal = AbortSignal.any([options.signal, ending.signal]);
    const retries = new Retries({ ...options, signal });
    for (;;) {
      try {
        return new Download(source, await source.open({ signal, from: null }), { signal, ending, retries });
      } catch (error) {
        // What was never reached may never be, and the person who asked for it is still there to be told.
        if (!options.begunBefore) throw error;
        await retries.waitAfter(error);
      }
    }
  }

  private constructor(
    source: StreamSource,
    opened: OpenedSource,
    { signal, ending, retries }: { signal: AbortSignal; ending: AbortController; retries: Retries },
  ) {
    this.source = source;
    this.name = opened.name;
    this.contentType = opened.contentType;
    this.size = opened.size;
    this.validator = opened.validator;
    this.reader = opened.bytes.getReader();
    this.signal = signal;
    this.ending = ending;
    this.retries = retries;
  }

  /**
   * Reads the whole where it is small.
   * @returns null where it has more bytes than these: {@link pieces} gives all of them then
   * @throws {PailError} as {@link pieces}
   */
  async readWhole(most: number, onProgress: (doneBytes: number) => void): Promise<Blob | null> {
    let read: Piece[] = [];
    let total = this.size ?? 0;
    while (total <= most) {
      const piece = await this.next();
      if (piece === null) return new Blob(read.map(({ bytes }) => bytes));
      if (piece.offset === 0) read = [];
      read.push(piece);
      total = Math.max(this.size ?? 0, this.position);
      onProgress(this.position);
    }
    this.unread = read;
    return null;
  }

  /**
   * All bytes.
   * @param signal ends the reading
   * @throws {PailError} `source_truncated` and others with a `source_…` code; `upload_cancelled` when aborted
   */
  async *pieces(signal: AbortSignal): AsyncGenerator<Piece> {
    const close = (): void => this.close();
    signal.addEventListener('abort', close, { once: true });
    try {
      while (this.unread.length > 0) yield* this.unread.splice(0, 1);
      for (let piece = await this.next(); piece; piece = await this.next()) yield piece;
    } finally {
      signal.removeEventListener('abort', close);
      this.close();
    }
  }

  /** Reads no more. */
  close(): void {
    this.ending.abort();
  }

  /** Null at the end. */
  private async next(): Promise<Piece | null> {
    for (;;) {
      throwIfCancelled(this.signal);
      try {
        this.reader ??= await this.goOn();
        const bytes = await this.read(this.reader);
        if (bytes === null) return null;
        const piece = { offset: this.position, bytes };
        this.position += bytes.byteLength;
        if (this.position > this.furthest) this.retries.madeProgress();
        this.furthest = Math.max(this.furthest, this.position);
        return piece;
      } catch (error) {
        this.reader = null;
        await this.retries.waitAfter(error);
      }
    }
  }

  private async goOn(): Promise<Reader> {
    const { validator, position } = this;
    const from = validator !== null && position > 0 ? { offset: position, validator } : null;
    const opened = await this.source.open({ signal: this.signal, from });
    const isOther =
      (opened.size !== null && this.size !== null && opened.size !== this.size) ||
      (opened.offset === 0 && opened.contentType !== this.contentType);
    if (isOther) {
      await opened.bytes.cancel();
      throw sourceChanged();
    }
    this.position = opened.offset;
    this.validator = opened.validator;
    return opened.bytes.getReader();
  }

  /** Null at the end. */
  private async read(reader: Reader): Promise<Uint8Array<ArrayBuffer> | null> {
    const silence = new AbortController();
    const timer = setTimeout(() => {
      silence.abort();
      // Ends the read that waits; what the source says to that is of no use any more.
      reader.cancel().catch(() => {});
    }, SILENCE_MS);
    try {
      const { done, value } = await reader.read();
      if (!done) return value;
    } catch (error) {
      throwIfCancelled(this.signal);
      throw sourceTruncated(error);
    } finally {
      clearTimeout(timer);
    }
    throwIfCancelled(this.signal);
    if (silence.signal.aborted || (this.size !== null && this.position !== this.size))
      throw sourceTruncated();
    return null;
  }
}
