import type { CreatedUpload, CreateUpload } from '../../shared/api/uploads.ts';
import { PailError, toErrorValue, type ErrorValue } from '../../shared/errors/pail-error.ts';
import type { Queryable } from '../database/connection.ts';
import { findFilesByUpload } from '../database/files.ts';
import { findUploads, insertUploads, setSignedUntil, type UploadRow } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';
import { makeObjectKey } from '../storage/object-key.ts';
import { UPLOAD_URL_LIFETIME } from '../storage/url-lifetime.ts';
import { ensureMultipart } from './ensure-multipart.ts';
import { checkSize } from './size-limit.ts';
import { choosePartSize } from './upload-plan.ts';

/** What became of one upload of a call. */
export type CreateResult = CreatedUpload | { id: string; error: ErrorValue };

/**
 * Remembers new uploads, and signs their requests or begins their multipart uploads. Repeating the call gives the same
 * keys and part sizes; one item's error leaves the others alone.
 */
export async function createUploads(
  dependencies: Dependencies,
  userId: string,
  items: readonly CreateUpload[],
): Promise<CreateResult[]> {
  const { database, log, now } = dependencies;
  // The rows are on disk before a URL or multipart upload exists, so that whatever they store can be found and removed.
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
      try {
        return await begin(dependencies, plan);
      } catch (error) {
        const { id } = plan.row;
        if (!(error instanceof PailError) || error.cause !== undefined) {
          log.error({ uploadId: id, error }, 'upload not begun');
        }
        return { id, error: toErrorValue(error) };
      }
    }),
  );
}

/** An upload that may begin. */
class Plan {
  constructor(
    readonly row: UploadRow,
    readonly isNew: boolean,
    readonly origin: string | undefined,
  ) {}
}

async function begin(dependencies: Dependencies, { row, origin }: Plan): Promise<CreatedUpload> {
  const { id, object_key: key, size, content_type: contentType, checksum_md5: md5 } = row;
  const checksums = row.has_checksums === 1 ? 'md5' : 'none';
  if (row.part_size !== null) {
    await ensureMultipart(dependencies, row);
    return { id, key, mode: 'multipart', checksums, partSize: row.part_size };
  }
  // Only an upload in parts may be of unknown size.
  const put = { key, size: size ?? 0, contentType, md5 };
  return { id, key, mode: 'single', checksums, request: await dependencies.bucket.signPut(put, origin) };
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
      checkSize(item.size, settings.maxFileBytes);
      const file = completed.get(item.id);
      if (file) throw file.user_id === userId ? alreadyCompleted() : conflict();
      const known = pending.get(item.id);
      // What it began with stays, also where the server was set otherwise since.
      const hasChecksums = known ? known.has_checksums === 1 : needsChecksums(item, settings);
      const wanted: UploadRow = {
        id: item.id,
        user_id: userId,
        object_key: makeObjectKey(item.filename, now(), randomBytes),
        filename: item.filename.toWellFormed(),
        content_type: item.contentType,
        size: item.size,
        checksum_md5: hasChecksums ? (item.checksum?.value ?? null) : null,
        source_url: item.sourceUrl?.toWellFormed() ?? null,
        created_at: now(),
        signed_until: now() + UPLOAD_URL_LIFETIME,
        part_size: choosePartSize(item.size),
        s3_upload_id: null,
        etags_are_opaque: 0,
        has_checksums: hasChecksums ? 1 : 0,
      };
      if (!known) return new Plan(wanted, true, item.origin);
      if (!isSameUpload(known, wanted)) throw conflict();
      return new Plan(known, false, item.origin);
    } catch (error) {
      if (error instanceof PailError) return { id: item.id, error: toErrorValue(error) };
      throw error;
    }
  });
}

/** Where nobody knows the size beforehand, only the checksum of all parts tells how many there are. */
function needsChecksums({ size }: CreateUpload, { checksums }: Dependencies['settings']): boolean {
  return checksums || size === null;
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
