import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { batchSchema, listBatchesResponseSchema, putBatchRequestSchema } from '../../shared/api/batches.ts';
import { byDevice } from '../audit/doer.ts';
import { addToBatch } from '../batches/add-to-batch.ts';
import { describeBatchesOfFile } from '../batches/batches-of-file.ts';
import { revokeBatchOf } from '../batches/revoke-batch.ts';
import type { Dependencies } from '../dependencies.ts';
import { requireFile } from '../files/require-file.ts';
import { sharingNotAllowed } from '../limits/limit-errors.ts';
import { callerOf } from '../middleware/caller.ts';
import type { DeviceContext } from '../middleware/request-context.ts';
import { body, createRouter, errorAnswers, json } from './router.ts';

const params = z.object({ id: z.uuid() });

const putBatch = createRoute({
  method: 'put',
  path: '/batches/{id}',
  summary: 'Put files under one link, which is made with the first of them; further ones are added',
  request: { params, body: body(putBatchRequestSchema) },
  responses: { 200: json(batchSchema, 'The batch as it is now.'), ...errorAnswers },
});

const deleteBatch = createRoute({
  method: 'delete',
  path: '/batches/{id}',
  summary: 'Revoke the link of several files; each keeps its own',
  request: { params },
  responses: { 204: { description: 'It is revoked, also where it was before.' }, ...errorAnswers },
});

const getBatchesOfFile = createRoute({
  method: 'get',
  path: '/files/{id}/batches',
  summary: 'The batches that a file is in and whose links are not revoked',
  request: { params },
  responses: { 200: json(listBatchesResponseSchema, 'All of them, the newest first.'), ...errorAnswers },
});

export function batchesRoutes(dependencies: Dependencies) {
  const { database, addressOf } = dependencies;
  return createRouter<DeviceContext>()
    .openapi(putBatch, async (context) => {
      if (context.get('device').may_share === 0) throw sharingNotAllowed();
      const doer = byDevice(callerOf(context, addressOf));
      const { files } = context.req.valid('json');
      return context.json(await addToBatch(dependencies, doer, context.req.valid('param').id, files), 200);
    })
    .openapi(deleteBatch, async (context) => {
      const doer = byDevice(callerOf(context, addressOf));
      await revokeBatchOf(dependencies, doer, context.req.valid('param').id);
      return context.body(null, 204);
    })
    .openapi(getBatchesOfFile, async (context) => {
      const { id } = context.req.valid('param');
      const file = await requireFile(database, context.get('device').user_id, id);
      return context.json({ batches: await describeBatchesOfFile(dependencies, file.id) }, 200);
    });
}
