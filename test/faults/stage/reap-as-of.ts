import { pino } from 'pino';
import { reapOnce } from '../../../backend/command/reap/reap-once.ts';
import { readEnvironment } from '../../../backend/env.ts';

/**
 * Runs a backend's reaper once, beside it, as if it were later.
 * @param variables the backend's environment.
 * @param time milliseconds since 1970.
 */
export async function reapAsOf(variables: Readonly<Record<string, string>>, time: number): Promise<void> {
  await reapOnce(readEnvironment(variables), pino({ level: 'silent' }), {
    settings: { abandonedAfter: Infinity, auditKept: 0 },
    now: () => time,
  });
}
