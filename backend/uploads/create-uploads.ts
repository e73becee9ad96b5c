import type { CreatedUpload, CreateUpload } from '../../shared/api/uploads.ts';
import type { ErrorValue } from '../../shared/errors/pail-error.ts';
import { PailError, toErrorValue } from '../../shared/errors/pail-error.ts';
import type { Queryable } from '../database/connection.ts';
import { findFilesByUpload } from '../database/files.ts';
import { findUploads, insertUploads, setSignedUntil, type UploadRow } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';
import { makeObjectKey } from '../storage/object-key.ts';
import { UPLOAD_URL_LIFETIME } from '../storage/url-lifetime.ts';
import { checkSize } from './size-limit.ts';

/** What became of one upload of a call. */
export type CreateResult = CreatedUpload | { id: string; error: ErrorValue };

/**
 * Remembers new uploads and signs their requests. Repeating the call signs again for the same keys; one item's error
 * leaves the others alone.
 */
export async function createUploads(
  dependencies: Dependencies,
  userId: string,
  items: readonly CreateUpload[],
): Promise<CreateResult[]> {
  const { database, bucket, now } = dependencies;
  // The rows are on disk before a URL exists, so that whatever a URL stores can be found and removed.
  const planned = await database.transaction().execute(async (transaction) => {
    const plans = await planUploads(dependencies, transaction, userId, items);
    const rows = plans.filter((plan) => plan instanceof Plan);
    await insertUploads(
      transaction,
      rows.filter((plan) => plan.isNew).map((plan) => plan.row),
    );
    await setSignedUntil(
      transaction,
      rows.map((plan) => plan.row.id),
      now() + UPLOAD_URL_LIFETIME,
    );
    return plans;
  });
  return Promise.all(
    planned.map(async (plan): Promise<CreateResult> => {
      if (!(plan instanceof Plan)) return plan;
      const { id, object_key: key, size, content_type: contentType, checksum_md5: md5 } = plan.row;
      return { id, key, mode: 'single', request: await bucket.signPut({ key, size, contentType, md5 }) };
    }),
  );
}

/** An upload that may be signed. */
class Plan {
  constructor(
    readonly row: UploadRow,
    readonly isNew: boolean,
  ) {}
}

async function planUploads(
  { settings, now, randomBytes }: Dependencies,
  database: Queryable,
  userId: string,
  items: readonly CreateUpload[],
): Promise<(Plan | { id: string; error: ErrorValue })[]> {
  const ids = items.map((item) => item.id);
  const pending = new Map((await findUploads(database, ids)).map((row) => [row.id, row]));
  const completed = new Map((await findFilesByUpload(database, ids)).map((file) => [file.upload_id, file]));
  const seen = new Set<string>();

  return items.map((item) => {
    try {
      if (seen.has(item.id)) throw conflict('This call names the same upload twice.');
      seen.add(item.id);
      const size = checkSize(item.size, settings.maxFileBytes);
      const file = completed.get(item.id);
      if (file) throw file.user_id === userId ? alreadyCompleted() : conflict();
      const wanted: UploadRow = {
        id: item.id,
        user_id: userId,
        object_key: makeObjectKey(item.filename, now(), randomBytes),
        filename: item.filename.toWellFormed(),
        content_type: item.contentType,
        size,
        checksum_md5: item.checksum?.value ?? null,
        source_url: item.sourceUrl?.toWellFormed() ?? null,
        created_at: now(),
        signed_until: now() + UPLOAD_URL_LIFETIME,
      };
      const known = pending.get(item.id);
      if (!known) return new Plan(wanted, true);
      if (!isSameUpload(known, wanted)) throw conflict();
      return new Plan(known, false);
    } catch (error) {
      if (error instanceof PailError) return { id: item.id, error: toErrorValue(error) };
      throw error;
    }
  });
}

function isSameUpload(known: UploadRow, wanted: UploadRow): boolean {
  const fields = ['user_id', 'filename', 'content_type', 'size', 'checksum_md5', 'source_url'] as const;
  return fields.every((field) => known[field] === wanted[field]);
}

/** One text for every cause: whether another user has this id is nobody's business. */
function conflict(what = 'There is another upload with this id.'): PailError {
  return new PailError('upload_conflict', `${what} Start this one under an id of its own.`);
}

function alreadyCompleted(): PailError {
  return new PailError(
    'upload_completed',
    'This upload is complete already. Ask for its file, or start a new upload under another id.',
  );
}
