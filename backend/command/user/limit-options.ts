import { type Command, InvalidArgumentError, Option } from 'commander';
import type { UserLimits } from '../../database/users.ts';
import { TYPE_PATTERN } from '../../limits/allowed-types.ts';
import { KEY_PREFIX } from '../../storage/object-key.ts';
import { parseSize } from './parse-size.ts';

/** Takes a limit away. */
const NONE = 'none';

/** What commands that set limits take: what is left out stays as it is. */
export interface LimitOptions {
  maxFile?: number | typeof NONE;
  total?: number | typeof NONE;
  filesPerDay?: number | typeof NONE;
  /** With commas between them, or none. */
  types?: string;
  keyPrefix?: string;
  deleting?: 'yes' | 'no';
  sharing?: 'yes' | 'no';
}

/** Adds the options of every limit to a command. */
export function addLimitOptions(command: Command): Command {
  const option = (flags: string, meaning: string, parse: (text: string) => number | string) =>
    command.addOption(
      new Option(flags, `${meaning}; "${NONE}": not limited`).argParser((text) =>
        text === NONE ? NONE : parse(text),
      ),
    );
  option('--max-file <size>', 'largest file, such as 2GB or 500MiB', positiveSize);
  option('--total <size>', 'all files together, uploads under way too', size);
  option('--files-per-day <number>', 'uploads that may be begun in a day, by UTC', count);
  option('--types <list>', 'types that may be uploaded, such as image/*,application/pdf', types);
  option('--key-prefix <prefix>', "what the keys of the user's objects begin with", prefix);
  return command
    .addOption(new Option('--deleting <yes|no>', 'whether files may be deleted').choices(['yes', 'no']))
    .addOption(
      new Option('--sharing <yes|no>', 'whether links may be made beside the one of each file').choices([
        'yes',
        'no',
      ]),
    );
}

/** The columns that these options set. */
export function limitsOf(options: LimitOptions): Partial<UserLimits> {
  const { maxFile, total, filesPerDay, types: allowed, keyPrefix, deleting, sharing } = options;
  return {
    ...(maxFile !== undefined && { max_file_bytes: orNull(maxFile) }),
    ...(total !== undefined && { max_total_bytes: orNull(total) }),
    ...(filesPerDay !== undefined && { max_files_per_day: orNull(filesPerDay) }),
    ...(allowed !== undefined && { allowed_types: orNull(allowed) }),
    ...(keyPrefix !== undefined && { key_prefix: orNull(keyPrefix) }),
    ...(deleting !== undefined && { may_delete: deleting === 'yes' ? 1 : 0 }),
    ...(sharing !== undefined && { may_share: sharing === 'yes' ? 1 : 0 }),
  };
}

function orNull<T>(value: T | typeof NONE): T | null {
  return value === NONE ? null : value;
}

function size(text: string): number {
  const bytes = parseSize(text);
  if (bytes !== undefined) return bytes;
  throw new InvalidArgumentError('It must be a size such as 2GB, 500MiB or a number of bytes.');
}

function positiveSize(text: string): number {
  const bytes = size(text);
  if (bytes > 0) return bytes;
  throw new InvalidArgumentError('It must be more than nothing. To shut somebody out, revoke the devices.');
}

function count(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError('It must be a whole number.');
}

function types(text: string): string {
  const patterns = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (patterns.length > 0 && patterns.every((pattern) => TYPE_PATTERN.test(pattern)))
    return patterns.join(',');
  throw new InvalidArgumentError(
    'It must be types with commas between them, such as image/*,application/pdf.',
  );
}

function prefix(text: string): string {
  if (KEY_PREFIX.test(text)) return text;
  throw new InvalidArgumentError(
    'It has up to 100 letters, digits, dots, hyphens and underscores, with single slashes between them, such as team/anna.',
  );
}
