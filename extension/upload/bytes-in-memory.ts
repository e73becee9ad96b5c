import { fileChanged, fileReadError } from './file-read-error.ts';

const bytesByBlob = new WeakMap<Blob, Uint8Array<ArrayBuffer>>();

/** A Blob whose bytes are at hand: a small file need not be read anew for every step that it takes. */
export function blobInMemory(bytes: Uint8Array<ArrayBuffer>): Blob {
  const blob = new Blob([bytes]);
  bytesByBlob.set(blob, bytes);
  return blob;
}

/** The bytes of a Blob that {@link blobInMemory} made or {@link readIntoMemory} read; undefined for any other. */
export function bytesInMemory(blob: Blob): Uint8Array<ArrayBuffer> | undefined {
  return bytesByBlob.get(blob);
}

/**
 * Reads a small file once, for whoever asks for its bytes by {@link bytesInMemory}: what becomes of the file afterwards
 * does not matter to them. No Blob is made of the bytes, which a browser would copy to another process.
 * @throws {PailError} `file_changed` or `file_unreadable`
 */
export async function readIntoMemory(blob: Blob): Promise<void> {
  const buffer = await blob.arrayBuffer().catch((error: unknown) => {
    throw fileReadError(error);
  });
  // Firefox gives fewer bytes, and no error, where a file has become shorter.
  if (buffer.byteLength !== blob.size) throw fileChanged();
  bytesByBlob.set(blob, new Uint8Array(buffer));
}
