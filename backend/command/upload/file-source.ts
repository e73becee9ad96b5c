import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import mime from 'mime';
import type { FileSource } from '../../../extension/upload/source.ts';
import { UsageError } from '../failure.ts';

/** What a file is whose name does not tell. */
const UNKNOWN_TYPE = 'application/octet-stream';

/**
 * A file of this machine, as the engine takes it; it is read as late as it is sent.
 * @throws {UsageError} where it is no file that can be read
 */
export async function openFileSource(path: string): Promise<FileSource> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts) throw new UsageError(`There is no file ${path}.`);
  if (!facts.isFile()) throw new UsageError(`${path} is no file: Pail uploads files, not folders.`);
  if (facts.size === 0) throw new UsageError(`${path} is empty: there is nothing to upload.`);
  const blob = await openAsBlob(path).catch(() => {
    throw new UsageError(`${path} cannot be read: change its permissions.`);
  });
  const name = basename(path);
  return {
    origin: 'picker',
    name,
    contentType: mime.getType(name) ?? UNKNOWN_TYPE,
    sourceUrl: null,
    page: null,
    lastModified: facts.mtimeMs,
    blob,
  };
}
