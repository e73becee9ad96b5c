import { sql } from 'kysely';
import { Hono } from 'hono';
import { databaseUnreachable } from '../database/dialects/database-errors.ts';
import type { Connection } from '../database/connection.ts';
import type { Dependencies } from '../dependencies.ts';
import type { RequestContext } from '../middleware/request-context.ts';

/** Whoever asks whether the backend is ready wants to know soon (milliseconds). */
const DATABASE_TIMEOUT = 5_000;

/** `/healthz`: the process lives. `/readyz`: the database and the bucket answer. */
export function healthRoutes({ database, bucket }: Dependencies): Hono<RequestContext> {
  let checking: Promise<void> | undefined;
  // However many ask at once, the bucket is asked one thing at a time: anybody may ask, and buckets cost money.
  const check = (): Promise<void> =>
    (checking ??= Promise.all([checkDatabase(database), bucket.check()])
      .then(() => {})
      .finally(() => {
        checking = undefined;
      }));
  return new Hono<RequestContext>()
    .get('/healthz', (context) => context.json({ status: 'alive' }))
    .get('/readyz', async (context) => {
      context.header('Cache-Control', 'no-store');
      await check();
      return context.json({ status: 'ready' });
    });
}

/** @throws {PailError} `database_unreachable` */
async function checkDatabase(database: Connection): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(databaseUnreachable(new Error(`no answer within ${DATABASE_TIMEOUT / 1000} s`))),
      DATABASE_TIMEOUT,
    );
  });
  try {
    await Promise.race([sql`select 1`.execute(database), late]);
  } finally {
    clearTimeout(timer);
  }
}
