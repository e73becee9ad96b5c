import { createHash, randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';

const MEBIBYTE = 1024 ** 2;

/**
 * Writes a file of random bytes.
 * @param size in bytes, whole MiB.
 * @returns its SHA-256 in hex.
 */
export async function writeRandomFile(path: string, size: number): Promise<string> {
  const file = await open(path, 'w');
  try {
    const hash = createHash('sha256');
    for (let written = 0; written < size; written += MEBIBYTE) {
      const bytes = randomBytes(MEBIBYTE);
      hash.update(bytes);
      await file.writeFile(bytes);
    }
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}

/**
 * Fetches a link to its end, in little memory.
 * @returns the SHA-256 of what it gives, in hex.
 */
export async function fetchSha256(link: string | null): Promise<string> {
  const response = await fetch(link ?? '');
  if (!response.ok || !response.body) throw new Error(`The link answered ${response.status}`);
  const hash = createHash('sha256');
  for await (const chunk of response.body) hash.update(chunk);
  return hash.digest('hex');
}
