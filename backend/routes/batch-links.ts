import { Hono } from 'hono';
import { z } from 'zod';
import { openBatch } from '../batches/open-batch.ts';
import type { Dependencies } from '../dependencies.ts';
import type { RequestContext } from '../middleware/request-context.ts';
import { answerBatchPage } from '../pages/batch-page.ts';
import { answeringErrors, wantsPage } from './answer-link-errors.ts';
import { answerPrivately } from './answer-privately.ts';

/** What no place can be begins with the first file. */
const afterSchema = z.coerce.number().int().nonnegative().catch(0);

/** `/b/:slug`: lists the files of a batch, each with its own link: a page to a person, JSON to a program. */
export function batchLinkRoutes(dependencies: Dependencies): Hono<RequestContext> {
  return new Hono<RequestContext>().use('/b/:slug', answerPrivately).get('/b/:slug', (context) =>
    answeringErrors(context, dependencies, async () => {
      const after = afterSchema.parse(context.req.query('after'));
      const contents = await openBatch(dependencies, context.req.param('slug'), after);
      return wantsPage(context) ? answerBatchPage(context, contents) : context.json(contents);
    }),
  );
}
