import type { PailError } from '../../shared/errors/pail-error.ts';
import type { Queryable, Transaction } from '../database/connection.ts';
import { findBegun, findRunningBytes, findStorageUsage, setBegun } from '../database/storage-usage.ts';
import type { UploadRow } from '../database/uploads.ts';
import { lockUser, type UserLimits } from '../database/users.ts';
import { quotaExceeded, tooManyFilesToday } from './limit-errors.ts';

const DAY = 24 * 60 * 60_000;

/** Days since 1970, by UTC. */
export function dayOf(time: number): number {
  return Math.floor(time / DAY);
}

/** Whether anything that a user uploads has to be added up first. */
export function isCounted(limits: UserLimits): boolean {
  return limits.max_total_bytes !== null || limits.max_files_per_day !== null;
}

/**
 * Reserves room for uploads whose rows this transaction has just inserted, in their order: whoever reserves for the same
 * user waits here for the others, so two that fit only alone never both pass. The rows are the reservation: it ends
 * when an upload is completed, aborted or given up. Of an unknown size nothing can be reserved; it needs some room at
 * least, and is added up when it is complete ({@link checkRoom}). A day's uploads count when they begin, and stay
 * counted: so one that has begun is never refused at its end for their number.
 * @returns why there is none, for each upload that has to go again
 */
export async function reserve(
  transaction: Transaction,
  userId: string,
  uploads: readonly UploadRow[],
  now: number,
): Promise<Map<string, PailError>> {
  const refused = new Map<string, PailError>();
  if (uploads.length === 0) return refused;
  const limits = await lockUser(transaction, userId);
  if (!limits) return refused;
  const { max_total_bytes: maxTotal, max_files_per_day: maxPerDay } = limits;
  const day = dayOf(now);
  let begun = maxPerDay === null ? 0 : await findBegun(transaction, userId, day);
  let left = maxTotal === null ? Number.POSITIVE_INFINITY : maxTotal - (await findBytes(transaction, userId));
  // Their rows are among those that were added up.
  for (const { size } of uploads) left += size ?? 0;
  for (const { id, size } of uploads) {
    if (maxPerDay !== null && begun >= maxPerDay) {
      refused.set(id, tooManyFilesToday(maxPerDay, (day + 1) * DAY));
    } else if (maxTotal !== null && left < (size ?? 1)) {
      refused.set(id, quotaExceeded(maxTotal, left));
    } else {
      left -= size ?? 0;
      begun += 1;
    }
  }
  if (maxPerDay !== null) await setBegun(transaction, userId, { day, begun });
  return refused;
}

async function findBytes(transaction: Queryable, userId: string): Promise<number> {
  const { bytes } = await findStorageUsage(transaction, userId);
  return bytes + (await findRunningBytes(transaction, userId));
}

/**
 * Checks once more, where an upload is about to become a file and its row is taken, that its bytes have room. Those of
 * a known size had it reserved: they fail only where the limit was lowered since. A stream must leave what others reserved.
 * @throws {PailError} `quota_exceeded`
 */
export async function checkRoom(transaction: Transaction, upload: UploadRow, size: number): Promise<void> {
  const limits = await lockUser(transaction, upload.user_id);
  if (!limits || limits.max_total_bytes === null) return;
  const { bytes } = await findStorageUsage(transaction, upload.user_id);
  const reserved = upload.size === null ? await findRunningBytes(transaction, upload.user_id) : 0;
  const left = limits.max_total_bytes - bytes - reserved;
  if (size > left) throw quotaExceeded(limits.max_total_bytes, left);
}

/** What is left of a user's total while a stream runs. */
export interface Room {
  /** @throws {PailError} `quota_exceeded` where a stream of so many bytes could never be completed. */
  check(bytes: number): void;
}

/** So that a stream ends when there is no more room, and not when all its bytes were sent for nothing. */
export async function findRoom(
  database: Queryable,
  { user_id: userId, max_total_bytes: maxTotal }: UserLimits & { user_id: string },
): Promise<Room | undefined> {
  if (maxTotal === null) return undefined;
  const left = maxTotal - (await findBytes(database, userId));
  return {
    check: (bytes) => {
      if (bytes > left) throw quotaExceeded(maxTotal, left);
    },
  };
}
