import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** SHA-256 of all bytes in hex, without holding more than a piece of them. */
async function digest(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

/** SHA-256 of a file in hex. */
export async function sha256OfFile(path: string): Promise<string> {
  return digest(createReadStream(path));
}

/**
 * SHA-256 in hex of what an address gives back, after redirects.
 * @throws where the answer is not a success.
 */
export async function sha256OfUrl(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`The link answers ${response.status}.`);
  return digest(response.body);
}
