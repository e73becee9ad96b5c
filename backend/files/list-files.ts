import { z } from 'zod';
import type { listFilesQuerySchema, ListFilesResponse } from '../../shared/api/files.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { listFiles } from '../database/list-files.ts';
import type { Dependencies } from '../dependencies.ts';
import { toStoredFile } from './stored-file.ts';

/**
 * One page of the user's files, newest first.
 * @throws {PailError} `invalid_request` where the cursor is none of ours.
 */
export async function pageOfFiles(
  { database, settings }: Dependencies,
  userId: string,
  { query, kind, cursor, limit }: z.infer<typeof listFilesQuerySchema>,
): Promise<ListFilesResponse> {
  const before = cursor === undefined ? undefined : parseCursor(cursor);
  // One more than asked for tells whether there is a next page.
  const files = await listFiles(database, { userId, query, kind, before, limit: limit + 1 });
  const page = files.slice(0, limit);
  const last = page.at(-1);
  return {
    files: page.map((file) => toStoredFile(file, settings)),
    nextCursor: files.length > limit && last ? formatCursor(last.position) : null,
  };
}

const positionSchema = z.number().int();

/** Opaque to clients: what it is made of may change. */
function formatCursor(position: number): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function parseCursor(cursor: string): number {
  try {
    return positionSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (error) {
    throw new PailError(
      'invalid_request',
      'The cursor is not one that the server gave. Take nextCursor of the page before, or leave it out.',
      {
        details: {
          fields: [
            { field: 'cursor', problem: error instanceof z.ZodError ? 'wrong content' : 'not readable' },
          ],
        },
      },
    );
  }
}
