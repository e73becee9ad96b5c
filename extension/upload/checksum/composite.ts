import { createMD5 } from 'hash-wasm';
import type { CompositeChecksum } from '../../../shared/api/checksum.ts';

/**
 * The checksum of an object that was stored in parts, as S3 makes its ETag of them: the MD5 of the parts' MD5s.
 * @param md5s of all parts in order, in Base64
 */
export async function compositeChecksum(md5s: readonly string[]): Promise<CompositeChecksum> {
  const md5 = await createMD5();
  md5.init();
  for (const part of md5s) md5.update(Uint8Array.from(atob(part), (character) => character.charCodeAt(0)));
  return { algorithm: 'md5-parts', value: `${md5.digest('hex')}-${md5s.length}` };
}
