import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Bytes that wait for the disk at most, and that one read takes. */
const WRITE_BUFFER = 4 * 1024 * 1024;
const READ_BUFFER = 512 * 1024;

/** A run of an object's bytes: a blob, whole. A completed multipart upload has one a part. */
export interface Segment {
  readonly blob: string;
  /** Bytes. */
  readonly size: number;
}

/** Blobs that are being read. Release it once, whatever happens. */
export interface BlobHold {
  /** Bytes `start` to `end` (inclusive, as in a Range header) of the segments laid end to end. */
  read(start: number, end: number): AsyncIterable<Buffer>;
  release(): Promise<void>;
}

/** Immutable files of bytes, named by random ids. What they belong to is in the database. */
export class BlobStore {
  readonly #temporary: string;
  readonly #blobs: string;
  /** Holds by blob: a blob that is held is removed after the last of them is released. */
  readonly #readers = new Map<string, number>();
  readonly #removeLater = new Set<string>();

  private constructor(directory: string) {
    this.#temporary = join(directory, 'temporary');
    this.#blobs = join(directory, 'blobs');
  }

  /** Opens the store, and removes what an earlier process left half written or has no owner. */
  static async open(directory: string, owned: ReadonlySet<string>): Promise<BlobStore> {
    const store = new BlobStore(directory);
    await rm(store.#temporary, { recursive: true, force: true });
    await mkdir(store.#temporary, { recursive: true });
    await mkdir(store.#blobs, { recursive: true });
    for (const folder of await readdir(store.#blobs)) {
      const names = await readdir(join(store.#blobs, folder));
      const orphans = names.filter((name) => !owned.has(name));
      await Promise.all(orphans.map((name) => rm(store.#path(name))));
    }
    return store;
  }

  /**
   * Writes a blob: to a temporary file, which is flushed to the disk and then renamed. When the source
   * fails, nothing stays behind, and its error is thrown.
   */
  async write(chunks: AsyncIterable<Buffer>): Promise<string> {
    const blob = randomUUID();
    const temporary = join(this.#temporary, blob);
    try {
      await pipeline(
        chunks,
        createWriteStream(temporary, { flags: 'wx', flush: true, highWaterMark: WRITE_BUFFER }),
      );
      const path = this.#path(blob);
      if ((await mkdir(dirname(path), { recursive: true })) !== undefined) await flushDirectory(this.#blobs);
      await rename(temporary, path);
      await flushDirectory(dirname(path));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    return blob;
  }

  /** Keeps these blobs readable, even when their object is overwritten meanwhile, until it is released. */
  hold(segments: readonly Segment[]): BlobHold {
    for (const { blob } of segments) this.#readers.set(blob, (this.#readers.get(blob) ?? 0) + 1);
    return {
      read: (start, end) => this.#read(segments, start, end),
      release: () => this.#release(segments),
    };
  }

  /** Removes blobs that nothing refers to any more. */
  async remove(blobs: readonly string[]): Promise<void> {
    const idle = blobs.filter((blob) => !this.#readers.has(blob));
    for (const blob of blobs) if (this.#readers.has(blob)) this.#removeLater.add(blob);
    await Promise.all(idle.map((blob) => rm(this.#path(blob), { force: true })));
  }

  async *#read(segments: readonly Segment[], start: number, end: number): AsyncGenerator<Buffer> {
    let offset = 0;
    for (const { blob, size } of segments) {
      const from = Math.max(start - offset, 0);
      const to = Math.min(end - offset, size - 1);
      if (from <= to) {
        yield* createReadStream(this.#path(blob), { start: from, end: to, highWaterMark: READ_BUFFER });
      }
      offset += size;
    }
  }

  async #release(segments: readonly Segment[]): Promise<void> {
    const unread: string[] = [];
    for (const { blob } of segments) {
      const others = (this.#readers.get(blob) ?? 1) - 1;
      if (others > 0) this.#readers.set(blob, others);
      else {
        this.#readers.delete(blob);
        if (this.#removeLater.delete(blob)) unread.push(blob);
      }
    }
    await this.remove(unread);
  }

  #path(blob: string): string {
    return join(this.#blobs, blob.slice(0, 2), blob);
  }
}

/** Makes a rename in a directory outlive a power cut. Windows does not open directories, nor need it. */
async function flushDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
