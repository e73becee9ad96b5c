import { fileChanged } from '../file-read-error.ts';
import { partsOfBlob } from './part.ts';
import type { Transfer } from './transfer.ts';

/**
 * Hashes the parts of a file once more when the last of them has been hashed. Those that are still the same were all the
 * same at that moment, so what was sent is the file as it was then, and no mixture. It runs beside the last sends, and
 * reading is faster than nearly every line.
 * @param md5s of all parts in order, in Base64; none where the upload goes without checksums, which promises nothing
 * @throws {PailError} `file_changed`
 */
export async function assertPartsUnchanged(
  body: Blob,
  { partSize, md5s }: { partSize: number; md5s: readonly string[] },
  { ports, signal }: Transfer,
): Promise<void> {
  // The last part was hashed at that moment itself.
  for (const { partNumber, kept, place } of partsOfBlob(body, partSize)) {
    if (partNumber >= md5s.length) return;
    const { body: part } = await kept;
    const { value } = await ports.checksummer.md5(part, { signal, onProgress: () => {}, place });
    if (value !== md5s[partNumber - 1]) throw fileChanged();
  }
}
