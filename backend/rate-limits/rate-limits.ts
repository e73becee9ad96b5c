import { CompiledQuery } from 'kysely';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { PailError } from '../../shared/errors/pail-error.ts';
import type { Connection } from '../database/connection.ts';
import { dialectOf } from '../database/dialects/dialect-name.ts';
import type { RateLimitSettings } from '../env.ts';
import { RATE_LIMITS_TABLE } from '../database/migrations/0005-rate-limits.ts';

/** Seconds after which counting begins anew. */
const WINDOW = 60;

/** Counts the calls of each device or address, and refuses those above its limit. */
export interface RateLimit {
  /**
   * Counts one call.
   * @throws {PailError} `rate_limited`, with the seconds after which to call again
   */
  count(caller: string): Promise<void>;
}

export interface RateLimits {
  device: RateLimit;
  address: RateLimit;
}

/**
 * With PostgreSQL all replicas count together, in a table that no crash needs to outlive; with SQLite there is one
 * process, which counts in its memory. Where the database does not answer, a replica goes on counting by itself: the
 * call fails of the database anyway, or needs none.
 */
export function createRateLimits(database: Connection, settings: RateLimitSettings): RateLimits {
  return {
    device: limitOf(database, 'device', settings.perDevice),
    address: limitOf(database, 'address', settings.perAddress),
  };
}

function limitOf(database: Connection, keyPrefix: keyof RateLimits, points: number): RateLimit {
  if (points === 0) return { count: () => Promise.resolve() };
  const inMemory = new RateLimiterMemory({ keyPrefix, points, duration: WINDOW });
  const limiter: RateLimiterAbstract =
    dialectOf(database) === 'sqlite'
      ? inMemory
      : new RateLimiterPostgres({
          keyPrefix,
          points,
          duration: WINDOW,
          storeClient: queriesOf(database),
          storeType: 'client',
          tableName: RATE_LIMITS_TABLE,
          tableCreated: true,
          // Who is refused once costs no more queries until the window ends.
          inMemoryBlockOnConsumed: points + 1,
          insuranceLimiter: inMemory,
        });
  return {
    count: async (caller) => {
      try {
        await limiter.consume(caller);
      } catch (refusal) {
        throw refusal instanceof RateLimiterRes ? rateLimited(refusal.msBeforeNext) : refusal;
      }
    },
  };
}

/** The limiter's idea of a client of PostgreSQL, over the backend's own connections. */
function queriesOf(database: Connection) {
  return {
    query: async ({ text, values }: { text: string; values: unknown[] }) => {
      const { rows } = await database.executeQuery(CompiledQuery.raw(text, values));
      return { rows, rowCount: rows.length };
    },
  };
}

function rateLimited(milliseconds: number): PailError {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  return new PailError(
    'rate_limited',
    `The server is asked too often from here. Wait ${seconds} s, then go on; whoever runs it can allow more (RATE_LIMIT_DEVICE, RATE_LIMIT_ADDRESS).`,
    { details: { retryAfterSeconds: seconds } },
  );
}
