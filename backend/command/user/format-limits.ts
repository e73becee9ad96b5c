import type { UserLimits } from '../../database/users.ts';
import { sizeInWords } from '../../files/size-in-words.ts';
import { parseAllowedTypes } from '../../limits/allowed-types.ts';

/** A user's limits in JSON; null: not limited. */
export interface PrintedLimits {
  maxFileBytes: number | null;
  maxTotalBytes: number | null;
  maxFilesPerDay: number | null;
  allowedTypes: string[] | null;
  keyPrefix: string | null;
  mayDelete: boolean;
  mayShare: boolean;
}

export function limitsForPrograms(limits: UserLimits): PrintedLimits {
  return {
    maxFileBytes: limits.max_file_bytes,
    maxTotalBytes: limits.max_total_bytes,
    maxFilesPerDay: limits.max_files_per_day,
    allowedTypes: parseAllowedTypes(limits.allowed_types),
    keyPrefix: limits.key_prefix,
    mayDelete: limits.may_delete === 1,
    mayShare: limits.may_share === 1,
  };
}

/** The same on one line, without what is not limited. */
export function limitsForPeople(limits: PrintedLimits): string {
  const { maxFileBytes, maxTotalBytes, maxFilesPerDay, allowedTypes, keyPrefix } = limits;
  const words = [
    maxFileBytes !== null && `files up to ${sizeInWords(maxFileBytes)}`,
    maxTotalBytes !== null && `${sizeInWords(maxTotalBytes)} in all`,
    maxFilesPerDay !== null && `${maxFilesPerDay} files a day`,
    allowedTypes !== null && `only ${allowedTypes.join(' ')}`,
    keyPrefix !== null && `keys under ${keyPrefix}/`,
    !limits.mayDelete && 'no deleting',
    !limits.mayShare && 'no sharing',
  ].filter((word) => word !== false);
  return words.join(', ') || 'no limits';
}
