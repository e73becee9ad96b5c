import { PailError } from '../../../shared/errors/pail-error.ts';
import { throwIfCancelled } from '../cancelled.ts';
import { fileChanged, fileReadError } from '../file-read-error.ts';
import type { PlaceInFile } from '../ports.ts';

/** Bytes of the buffer that is read into, over and over: a browser gives less than this at a time. */
const BUFFER_BYTES = 1024 ** 2;

/** Files that are read at a time, each from its beginning to its end; the one that was left longest is closed. */
const OPEN_MAX = 3;

interface OpenFile {
  /** Where the next byte comes from. */
  position: number;
  reader: ReadableStreamBYOBReader;
}

/**
 * Reads the parts of files in their order, through one stream a file: opening a file for every part takes more of the
 * browser's time than reading it.
 */
export class InOrderReader {
  private readonly files = new Map<number, OpenFile>();
  private buffer = new ArrayBuffer(BUFFER_BYTES);

  /**
   * Gives a part's bytes, piece by piece. A piece is overwritten by the next.
   * @param bytes of the part
   * @throws {PailError} `file_changed`, `file_unreadable`, `upload_cancelled`
   */
  async read(
    { file, start, whole }: PlaceInFile,
    bytes: number,
    signal: AbortSignal,
    take: (piece: Uint8Array) => void,
  ): Promise<void> {
    const open = this.at(file, start) ?? this.open(file, start, whole);
    const end = start + bytes;
    try {
      while (open.position < end) {
        const most = Math.min(BUFFER_BYTES, end - open.position);
        const { done, value } = await open.reader.read(new Uint8Array(this.buffer, 0, most));
        throwIfCancelled(signal);
        // Firefox gives fewer bytes, and no error, where a file has become shorter.
        if (done || !value) throw fileChanged();
        take(value);
        open.position += value.byteLength;
        this.buffer = value.buffer;
      }
    } catch (error) {
      this.buffer = new ArrayBuffer(BUFFER_BYTES);
      this.close(file);
      throw error instanceof PailError ? error : fileReadError(error);
    }
    if (end === whole.size) this.close(file);
  }

  /** Ends the reading of a file; nothing where it is not being read. */
  close(file: number): void {
    const open = this.files.get(file);
    this.files.delete(file);
    // A stream that has failed says so once more, to nobody.
    open?.reader.cancel().catch(() => {});
  }

  private at(file: number, start: number): OpenFile | null {
    const open = this.files.get(file);
    if (open?.position === start) return open;
    this.close(file);
    return null;
  }

  private open(file: number, start: number, whole: Blob): OpenFile {
    const [oldest] = this.files.keys();
    if (oldest !== undefined && this.files.size >= OPEN_MAX) this.close(oldest);
    const open = { position: start, reader: whole.slice(start).stream().getReader({ mode: 'byob' }) };
    this.files.set(file, open);
    return open;
  }
}

/** Whether the browser can read a Blob into a buffer of ours. */
export function canReadInOrder(): boolean {
  try {
    new Blob(['']).stream().getReader({ mode: 'byob' }).releaseLock();
    return true;
  } catch {
    return false;
  }
}
