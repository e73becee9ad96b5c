import type { CreateUpload } from '../../shared/api/uploads.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import type { Transaction } from '../database/connection.ts';
import type { UsersDevice } from '../database/devices.ts';
import { findOwnersByUpload } from '../database/files.ts';
import { SharedWork } from '../database/shared-work.ts';
import {
  deleteUploads,
  findUploads,
  insertUploads,
  setSha256,
  setSignedUntil,
  type UploadRow,
} from '../database/uploads.ts';
import type { Clock, Dependencies } from '../dependencies.ts';
import { isCounted, reserve } from '../limits/reserve.ts';
import { UPLOAD_URL_LIFETIME } from '../storage/url-lifetime.ts';
import { uploadNotFound } from './find-completed.ts';
import { conflict, isSameUpload, wantUploads, type WantedUpload } from './wanted-upload.ts';

/** An upload as it is remembered, or why it is not. */
export type Remembered = UploadRow | PailError;

/**
 * Remembers new uploads, finds those of an earlier call again, and notes for both that a URL may be signed now; in the
 * order of the items. On disk when this returns.
 */
export function rememberUploads(
  dependencies: Dependencies,
  device: UsersDevice,
  items: readonly CreateUpload[],
): Promise<Remembered[]> {
  const wanted = wantUploads(dependencies, device, items);
  return remembering.run(dependencies.commits, { device, wanted, now: dependencies.now });
}

/** What one call wants. */
interface Call {
  device: UsersDevice;
  wanted: readonly (WantedUpload | PailError)[];
  now: Clock;
}

/** Most calls bring one upload: to ask for all of a moment at once takes a fraction of the statements. */
const remembering = new SharedWork(rememberCalls);

async function rememberCalls(transaction: Transaction, calls: readonly Call[]): Promise<Remembered[][]> {
  const acceptable = calls.flatMap(({ wanted }) => acceptableOf(wanted));
  const ids = new Set(acceptable.map(({ row }) => row.id));
  if (ids.size < acceptable.length) return oneAfterTheOther(transaction, calls);
  // First of all the insertion: it waits for any other call that creates or completes the same upload.
  const inserted = await insertUploads(
    transaction,
    acceptable.map(({ row }) => row),
  );
  const taken = [...ids].filter((id) => !inserted.has(id));
  const known = new Map((await findUploads(transaction, taken)).map((row) => [row.id, row]));
  const renewed: Map<string, UploadRow>[] = [];
  for (const call of calls) renewed.push(await renew(transaction, call, known));
  // Asked last: what was completed while these calls looked for it is no longer among the uploads.
  const completed = await findOwnersByUpload(transaction, [...ids]);
  await deleteUploads(
    transaction,
    [...inserted].filter((id) => completed.has(id)),
  );
  const found = { inserted, known, completed };
  const results: Remembered[][] = [];
  for (const [index, call] of calls.entries()) {
    results.push(await settle(transaction, call, found, renewed[index] ?? new Map()));
  }
  return results;
}

/** Two calls that name the same upload: the second one finds what the first one left. */
async function oneAfterTheOther(transaction: Transaction, calls: readonly Call[]): Promise<Remembered[][]> {
  const results: Remembered[][] = [];
  for (const call of calls) results.push(...(await rememberCalls(transaction, [call])));
  return results;
}

/** Goes on with the uploads of an earlier call. */
async function renew(
  transaction: Transaction,
  { device, wanted, now }: Call,
  known: ReadonlyMap<string, UploadRow>,
): Promise<Map<string, UploadRow>> {
  const again = acceptableOf(wanted).filter((upload) => isSameUpload(known.get(upload.row.id), upload));
  for (const { row } of again) {
    // Created before the client knew that its hash was wanted.
    const { id, checksum_sha256: sha256 } = row;
    if (sha256 !== null && known.get(id)?.checksum_sha256 === null) await setSha256(transaction, id, sha256);
  }
  const rows = await setSignedUntil(
    transaction,
    again.map(({ row }) => row.id),
    { signedUntil: now() + UPLOAD_URL_LIFETIME, deviceId: device.id },
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Where the uploads of some calls were found. */
interface Found {
  /** Ids of those that are new. */
  inserted: ReadonlySet<string>;
  /** Those of earlier calls, as they were. */
  known: ReadonlyMap<string, UploadRow>;
  /** Whose files those became that are completed. */
  completed: ReadonlyMap<string, string>;
}

/** Reserves room for the new uploads of a call, and says what became of each. */
async function settle(
  transaction: Transaction,
  { device, wanted, now }: Call,
  { inserted, known, completed }: Found,
  renewed: ReadonlyMap<string, UploadRow>,
): Promise<Remembered[]> {
  const refused = isCounted(device)
    ? await reserve(
        transaction,
        device.user_id,
        acceptableOf(wanted).flatMap(({ row }) =>
          inserted.has(row.id) && !completed.has(row.id) ? [row] : [],
        ),
        now(),
      )
    : new Map<string, PailError>();
  await deleteUploads(transaction, [...refused.keys()]);
  return wanted.map((upload) => {
    if (upload instanceof PailError) return upload;
    const { row } = upload;
    const owner = completed.get(row.id);
    if (owner !== undefined) return owner === device.user_id ? alreadyCompleted() : conflict();
    if (inserted.has(row.id)) return refused.get(row.id) ?? row;
    if (known.has(row.id) && !isSameUpload(known.get(row.id), upload)) return conflict();
    // Where its id was taken and it is not there, it was given up just now.
    return renewed.get(row.id) ?? uploadNotFound();
  });
}

function acceptableOf(wanted: Call['wanted']): WantedUpload[] {
  return wanted.filter((upload): upload is WantedUpload => !(upload instanceof PailError));
}

function alreadyCompleted(): PailError {
  return new PailError(
    'upload_completed',
    'This upload is complete already. Ask for its file, or start a new upload under another id.',
  );
}
