import { createMD5, md5 } from 'hash-wasm';
import type { Checksum } from '../../../shared/api/checksum.ts';
import { bytesInMemory } from '../bytes-in-memory.ts';
import { throwIfCancelled } from '../cancelled.ts';
import { fileChanged, fileReadError } from '../file-read-error.ts';
import type { SendOptions } from '../ports.ts';

/** Bytes read at a time: large enough to keep the reader busy, small enough to keep memory flat. */
const SLICE_BYTES = 4 * 1024 ** 2;

/**
 * Computes the MD5 of a Blob, slice by slice, with flat memory.
 * @throws {PailError} `file_changed` or `file_unreadable` where the Blob's file cannot be read, `upload_cancelled`
 */
export async function md5OfBlob(body: Blob, { signal, onProgress }: SendOptions): Promise<Checksum> {
  const inMemory = bytesInMemory(body);
  if (inMemory) return md5OfSmall(inMemory);
  const hash = await createMD5();
  hash.init();
  for (let offset = 0; offset < body.size; offset += SLICE_BYTES) {
    throwIfCancelled(signal);
    const end = Math.min(offset + SLICE_BYTES, body.size);
    // One sequential reader is faster than several (and a hash is sequential anyway).
    const bytes = await readSlice(body, offset, end);
    hash.update(bytes);
    onProgress(end);
  }
  return md5Checksum(hash.digest('binary'));
}

/** Of many small files one after the other: this way the library keeps its instance of WebAssembly for all of them. */
async function md5OfSmall(bytes: Uint8Array): Promise<Checksum> {
  const hex = await md5(bytes);
  return md5Checksum(Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)));
}

/** An MD5's 16 bytes as they are told to the backend. */
export function md5Checksum(bytes: Uint8Array): Checksum {
  return { algorithm: 'md5', value: base64(bytes) };
}

/** The MD5 of chunks of bytes, one after the other, in Base64. */
export async function md5OfChunks(bytes: readonly Uint8Array[]): Promise<string> {
  const md5 = await createMD5();
  md5.init();
  for (const each of bytes) md5.update(each);
  return base64(md5.digest('binary'));
}

async function readSlice(body: Blob, start: number, end: number): Promise<Uint8Array> {
  const bytes = await body
    .slice(start, end)
    .arrayBuffer()
    .then(
      (buffer) => new Uint8Array(buffer),
      (error: unknown) => {
        throw fileReadError(error);
      },
    );
  // Firefox gives fewer bytes, and no error, where a file has become shorter.
  if (bytes.byteLength !== end - start) throw fileChanged();
  return bytes;
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
