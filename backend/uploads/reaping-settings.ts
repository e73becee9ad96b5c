import type { Settings } from '../dependencies.ts';
import type { Environment } from '../env.ts';

const HOUR = 60 * 60_000;

/** What the environment says of how long things are kept, in milliseconds. */
export function reapingSettings({
  abandonedAfterHours,
  auditKeptDays,
}: Pick<Environment, 'abandonedAfterHours' | 'auditKeptDays'>): Pick<
  Settings,
  'abandonedAfter' | 'auditKept'
> {
  return { abandonedAfter: abandonedAfterHours * HOUR, auditKept: auditKeptDays * 24 * HOUR };
}
