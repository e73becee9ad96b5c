import { sql } from 'kysely';
import { Hono } from 'hono';
import type { Dependencies } from '../dependencies.ts';
import type { RequestContext } from '../middleware/request-context.ts';

/** `/healthz`: the process lives. `/readyz`: the database and the bucket answer. */
export function healthRoutes({ database, bucket }: Dependencies): Hono<RequestContext> {
  return new Hono<RequestContext>()
    .get('/healthz', (context) => context.json({ status: 'alive' }))
    .get('/readyz', async (context) => {
      await sql`select 1`.execute(database);
      await bucket.check();
      return context.json({ status: 'ready' });
    });
}
