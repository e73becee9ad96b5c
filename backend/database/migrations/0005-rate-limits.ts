import { sql, type Kysely, type Migration } from 'kysely';
import type { DialectName } from '../dialects/dialect-name.ts';

/** Where replicas count calls together. */
export const RATE_LIMITS_TABLE = 'rate_limits';

/**
 * The counters of calls that replicas share, as rate-limiter-flexible has them. Unlogged: a count costs no flush of the
 * disk, and after a crash counting begins anew. SQLite has one process, which counts in its memory.
 */
export const rateLimits = (dialect: DialectName): Migration => ({
  async up(database: Kysely<unknown>): Promise<void> {
    if (dialect === 'sqlite') return;
    await sql`
      create unlogged table ${sql.table(RATE_LIMITS_TABLE)} (
        key varchar(255) primary key,
        points integer not null default 0,
        expire bigint
      )
    `.execute(database);
  },
});
