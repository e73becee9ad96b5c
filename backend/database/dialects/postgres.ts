import type { Pool } from 'pg';
import { Kysely, PostgresDialect, PostgresDriver, type Driver } from 'kysely';
import { PailError } from '../../../shared/errors/pail-error.ts';
import { serverOf } from '../describe-database.ts';
import { migrateToLatest } from '../migrations/migrate.ts';
import type { DatabaseSchema } from '../schema.ts';
import { toStorableText } from '../storable-text.ts';
import { AdaptedDriver } from './adapted-driver.ts';
import { toDatabaseError } from './postgres-errors.ts';
import { openPostgresPool, type PoolOptions } from './postgres-pool.ts';

/** Connections of one backend. PostgreSQL allows 100 unless told otherwise, so several replicas find room. */
const CONNECTIONS = 10;

/** How long an answer may take, in milliseconds: far longer than any does. */
const SILENCE = 30_000;

class AdaptedDialect extends PostgresDialect {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): Driver {
    return new AdaptedDriver(new PostgresDriver({ pool: this.#pool }), {
      error: toDatabaseError,
      parameter: (value) => (typeof value === 'string' ? toStorableText(value) : value),
    });
  }
}

/**
 * Connects to PostgreSQL and brings the tables up to date.
 * @param url `postgres://user:password@host:port/database`, with the parameters that libpq knows
 * @throws {PailError} `database_unreachable`, which names the host but never the password; another error where a
 * migration fails. Nothing stays open then.
 */
export async function openPostgres(url: string): Promise<Kysely<DatabaseSchema>> {
  // A migration, or the wait for another replica's, may take longer than any query.
  const migrating = connect(url, { connections: 1, silence: undefined });
  try {
    await migrateToLatest(migrating, 'postgres');
  } catch (error) {
    throw startError(error, url);
  } finally {
    await migrating.destroy();
  }
  return connect(url, { connections: CONNECTIONS, silence: SILENCE });
}

function connect(url: string, options: PoolOptions): Kysely<DatabaseSchema> {
  return new Kysely<DatabaseSchema>({
    dialect: new AdaptedDialect(openPostgresPool(url, options)),
  });
}

/** Whoever starts the backend can do more about it than whoever uses it, and is told more. */
function startError(error: unknown, url: string): unknown {
  const known = [error, error instanceof Error ? error.cause : undefined].find(
    (each) => each instanceof PailError && each.code === 'database_unreachable',
  );
  if (!(known instanceof PailError)) return error;
  const { cause } = known;
  const reason = cause instanceof Error ? reasonOf(cause) : 'no reason given';
  return new PailError(
    'database_unreachable',
    `Cannot reach PostgreSQL at ${serverOf(url)} (${reason}): check DATABASE_URL, and that the server runs and lets Pail in.`,
    { cause },
  );
}

/** An attempt at several addresses of a host fails with one error for each. */
function reasonOf(cause: Error): string {
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  return first instanceof Error ? first.message : cause.message;
}
