import type { Selectable } from 'kysely';
import type { Queryable } from './connection.ts';
import { KeptQuery } from './kept-query.ts';
import type { DatabaseSchema } from './schema.ts';
import type { UserLimits } from './users.ts';

export type DeviceRow = Selectable<DatabaseSchema['devices']>;

/** A device, its user's name, and what its user may do. */
export type UsersDevice = DeviceRow & UserLimits & { user_name: string };

/** The columns of {@link UserLimits}. */
const LIMITS = [
  'users.max_file_bytes',
  'users.max_total_bytes',
  'users.max_files_per_day',
  'users.allowed_types',
  'users.key_prefix',
  'users.may_delete',
  'users.may_share',
] as const;

export async function insertDevice(database: Queryable, device: DeviceRow): Promise<void> {
  await database.insertInto('devices').values(device).execute();
}

const byTokenHash = new KeptQuery();

/** Finds devices also where they are revoked; in the order of the hashes, undefined where there is none. */
export async function findDevicesByTokenHash(
  database: Queryable,
  tokenHashes: readonly string[],
): Promise<(UsersDevice | undefined)[]> {
  const hashes = [...new Set(tokenHashes)];
  const devices = await byTokenHash.rows(
    database,
    hashes.length,
    () =>
      database
        .selectFrom('devices')
        .innerJoin('users', 'users.id', 'devices.user_id')
        .selectAll('devices')
        .select(LIMITS)
        .select('users.name as user_name')
        .where('devices.token_hash', 'in', hashes),
    hashes,
  );
  const found = new Map(devices.map((device) => [device.token_hash, device]));
  return tokenHashes.map((hash) => found.get(hash));
}

/** The user's devices that may still connect, oldest first. */
export function listDevices(database: Queryable, userId: string): Promise<DeviceRow[]> {
  return database
    .selectFrom('devices')
    .selectAll()
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function hasDevice(database: Queryable): Promise<boolean> {
  const row = await database
    .selectFrom('devices')
    .select('id')
    .where('revoked_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function setLastSeen(database: Queryable, id: string, now: number): Promise<void> {
  await database.updateTable('devices').set({ last_seen_at: now }).where('id', '=', id).execute();
}

/**
 * Revokes a device; undefined where there is none. Revoking it again keeps the first time, and says so.
 * @param userId whose it must be; left out: whoever's
 */
export async function revokeDevice(
  database: Queryable,
  id: string,
  { now, userId }: { now: number; userId?: string },
): Promise<{ device: DeviceRow; wasConnected: boolean } | undefined> {
  const revoking = database
    .updateTable('devices')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null);
  const owned = userId === undefined ? revoking : revoking.where('user_id', '=', userId);
  const revoked = await owned.returningAll().executeTakeFirst();
  if (revoked) return { device: revoked, wasConnected: true };
  const finding = database.selectFrom('devices').selectAll().where('id', '=', id);
  const device = await (
    userId === undefined ? finding : finding.where('user_id', '=', userId)
  ).executeTakeFirst();
  return device && { device, wasConnected: false };
}

/** Every user's devices that may still connect, oldest first. */
export function listAllDevices(database: Queryable): Promise<(DeviceRow & { user_name: string })[]> {
  return database
    .selectFrom('devices')
    .innerJoin('users', 'users.id', 'devices.user_id')
    .selectAll('devices')
    .select('users.name as user_name')
    .where('devices.revoked_at', 'is', null)
    .orderBy('devices.created_at')
    .orderBy('devices.id')
    .execute();
}
