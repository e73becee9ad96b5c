import type { Me } from '../../shared/api/devices.ts';
import type { Queryable } from '../database/connection.ts';
import { findBegun, findRunningBytes, findStorageUsage } from '../database/storage-usage.ts';
import type { UserLimits } from '../database/users.ts';
import type { Settings } from '../dependencies.ts';
import { parseAllowedTypes } from './allowed-types.ts';
import { dayOf } from './reserve.ts';

/** Largest file (bytes) that a user may upload: the server's limit, or a smaller one of their own. */
export function maxFileBytesOf(limits: UserLimits, settings: Pick<Settings, 'maxFileBytes'>): number {
  return Math.min(settings.maxFileBytes, limits.max_file_bytes ?? Number.POSITIVE_INFINITY);
}

/** A user's limits as the API shows them. */
export function toLimits(
  limits: UserLimits,
  settings: Pick<Settings, 'maxFileBytes' | 'publicBaseUrl'>,
): Me['limits'] {
  return {
    maxFileBytes: maxFileBytesOf(limits, settings),
    maxTotalBytes: limits.max_total_bytes,
    maxFilesPerDay: limits.max_files_per_day,
    allowedTypes: parseAllowedTypes(limits.allowed_types),
    mayDelete: limits.may_delete === 1,
    mayShare: limits.may_share === 1,
    linkRules: settings.publicBaseUrl === undefined,
  };
}

/** What a user has used of the limits, as the API shows it. */
export async function findUsage(
  database: Queryable,
  userId: string,
  limits: UserLimits,
  now: number,
): Promise<Me['usage']> {
  const [stored, runningBytes, filesToday] = await Promise.all([
    findStorageUsage(database, userId),
    findRunningBytes(database, userId),
    limits.max_files_per_day === null ? null : findBegun(database, userId, dayOf(now)),
  ]);
  return { ...stored, runningBytes, filesToday };
}
