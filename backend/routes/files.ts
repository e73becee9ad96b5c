import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { fileSchema, listFilesQuerySchema, listFilesResponseSchema } from '../../shared/api/files.ts';
import { byDevice } from '../audit/doer.ts';
import type { Dependencies } from '../dependencies.ts';
import { removeFile } from '../files/delete-file.ts';
import { pageOfFiles } from '../files/list-files.ts';
import { requireFile } from '../files/require-file.ts';
import { toStoredFile } from '../files/stored-file.ts';
import { deletingNotAllowed } from '../limits/limit-errors.ts';
import { callerOf } from '../middleware/caller.ts';
import type { DeviceContext } from '../middleware/request-context.ts';
import { createRouter, errorAnswers, json } from './router.ts';

const getFiles = createRoute({
  method: 'get',
  path: '/files',
  summary: 'The history: finished uploads, newest first',
  request: { query: listFilesQuerySchema },
  responses: { 200: json(listFilesResponseSchema, 'One page.'), ...errorAnswers },
});

const params = z.object({ id: z.uuid() });

const getFile = createRoute({
  method: 'get',
  path: '/files/{id}',
  summary: 'One finished upload',
  request: { params },
  responses: { 200: json(fileSchema, 'The file.'), ...errorAnswers },
});

const deleteFile = createRoute({
  method: 'delete',
  path: '/files/{id}',
  summary: 'Delete a file: its object, its links, its place in the history',
  request: { params },
  responses: { 204: { description: 'It is gone.' }, ...errorAnswers },
});

export function filesRoutes(dependencies: Dependencies) {
  return createRouter<DeviceContext>()
    .openapi(getFiles, async (context) => {
      const page = await pageOfFiles(dependencies, context.get('device').user_id, context.req.valid('query'));
      return context.json(page, 200);
    })
    .openapi(getFile, async (context) => {
      const { id } = context.req.valid('param');
      const file = await requireFile(dependencies.database, context.get('device').user_id, id);
      return context.json(toStoredFile(file, dependencies.settings), 200);
    })
    .openapi(deleteFile, async (context) => {
      const { id } = context.req.valid('param');
      const file = await requireFile(dependencies.database, context.get('device').user_id, id);
      if (context.get('device').may_delete === 0) throw deletingNotAllowed();
      await removeFile(dependencies, file, byDevice(callerOf(context, dependencies.addressOf)));
      return context.body(null, 204);
    });
}
