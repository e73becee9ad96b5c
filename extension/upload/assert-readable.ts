import { bytesInMemory } from './bytes-in-memory.ts';
import { fileChanged, fileReadError } from './file-read-error.ts';

/**
 * Reads the last byte, which tells a file that can be read from one that cannot.
 * @throws {PailError} `file_changed` or `file_unreadable`
 */
export async function assertReadable(body: Blob): Promise<void> {
  if (bytesInMemory(body)) return;
  const bytes = await body
    .slice(Math.max(0, body.size - 1))
    .arrayBuffer()
    .catch((error: unknown) => {
      throw fileReadError(error);
    });
  // Firefox gives fewer bytes, and no error, where a file has become shorter.
  if (bytes.byteLength !== Math.min(1, body.size)) throw fileChanged();
}
