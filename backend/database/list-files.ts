import { sql, type SqlBool } from 'kysely';
import type { FileKind } from '../../shared/api/files.ts';
import type { Queryable } from './connection.ts';
import { dialectOf } from './dialects/dialect-name.ts';
import { filesWithSlug, type FileWithSlug } from './files.ts';
import { findPositions } from './storage-usage.ts';
import { toStorableText } from './storable-text.ts';

export interface FilePage {
  userId: string;
  /** Part of the name, any case. */
  query: string | undefined;
  kind?: FileKind | undefined;
  /** Only files before this position: the last one of the page before. */
  before: number | undefined;
  limit: number;
}

/** The index of SQLite knows every three signs of a name. */
const INDEXED_LENGTH = 3;

/**
 * So many names are read before SQLite's index is asked. That finds what is common, which the index finds slowly: it
 * knows the names of all users together. What is rare it finds in 0.1 ms among 100,000 files, where reading all names
 * takes 100 ms, in which the backend does nothing else.
 */
const NAMES_TO_READ = 1000;

/** Names are searched without regard to case; the database itself would fold ASCII only. */
export function foldName(name: string): string {
  return toStorableText(name).normalize('NFKC').toLowerCase();
}

/** A page of the user's history, newest first. */
export async function listFiles(database: Queryable, page: FilePage): Promise<FileWithSlug[]> {
  const folded = foldName(page.query ?? '');
  const isIndexed = dialectOf(database) === 'sqlite' && Array.from(folded).length >= INDEXED_LENGTH;
  const end = isIndexed ? await findEndOfReading(database, page) : undefined;
  const read = await readNames(database, page, folded, end);
  if (end === undefined || read.length === page.limit) return read;
  const rest = { ...page, before: end, limit: page.limit - read.length };
  return [...read, ...(await askIndex(database, rest, folded))];
}

const MEDIA = ['image', 'video', 'audio'] as const;

function historyOf(database: Queryable, { userId, kind, before, limit }: FilePage) {
  let files = filesWithSlug(database)
    .where('files.user_id', '=', userId)
    .orderBy('files.position', 'desc')
    .limit(limit);
  if (kind === 'other') {
    for (const media of MEDIA) files = files.where('files.content_type', 'not like', `${media}/%`);
  } else if (kind) files = files.where('files.content_type', 'like', `${kind}/%`);
  return before === undefined ? files : files.where('files.position', '<', before);
}

/** The last position whose name is read; undefined where there are no more names than are read. */
async function findEndOfReading(
  database: Queryable,
  { userId, before }: FilePage,
): Promise<number | undefined> {
  let positions = database
    .selectFrom('files')
    .select('position')
    .where('user_id', '=', userId)
    .orderBy('position', 'desc')
    .offset(NAMES_TO_READ - 1)
    .limit(1);
  if (before !== undefined) positions = positions.where('position', '<', before);
  return (await positions.executeTakeFirst())?.position;
}

/** Finds what has these signs in its name, back to the given position. PostgreSQL uses its own index for it. */
function readNames(
  database: Queryable,
  page: FilePage,
  folded: string,
  end: number | undefined,
): Promise<FileWithSlug[]> {
  let files = historyOf(database, page);
  if (end !== undefined) files = files.where('files.position', '>=', end);
  if (folded) {
    const pattern = `%${folded.replace(/[\\%_]/g, String.raw`\$&`)}%`;
    files = files.where(sql<SqlBool>`files.folded_name like ${pattern} escape '\\'`);
  }
  return files.execute();
}

/** Finds the same by the index of SQLite, which stops at the limit. */
async function askIndex(
  database: Queryable,
  page: FilePage & { before: number },
  folded: string,
): Promise<FileWithSlug[]> {
  const positions = await findPositions(database, page.userId);
  if (!positions) return [];
  const phrase = `"${folded.replaceAll('"', '""')}"`;
  return historyOf(database, page)
    .where(
      sql<SqlBool>`files.position in (
        select rowid from file_names
        where file_names match ${phrase} and rowid >= ${positions.first} and rowid < ${page.before}
        order by rowid desc limit ${page.limit}
      )`,
    )
    .execute();
}
