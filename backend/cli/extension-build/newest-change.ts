import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * When anything at a path last changed, in milliseconds since 1970: the newest of all files and folders in it. Folders
 * count, because a deleted file leaves no other trace. 0 where there is nothing.
 */
export async function newestChange(path: string): Promise<number> {
  const here = await stat(path).catch(() => null);
  if (!here) return 0;
  if (!here.isDirectory()) return here.mtimeMs;
  const entries = await readdir(path);
  const changes = await Promise.all(entries.map(async (entry) => newestChange(join(path, entry))));
  return Math.max(here.mtimeMs, ...changes);
}
