import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { fileSchema, listFilesQuerySchema, listFilesResponseSchema } from '../../shared/api/files.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { findFile, type FileWithSlug } from '../database/files.ts';
import type { Dependencies } from '../dependencies.ts';
import { removeFile } from '../files/delete-file.ts';
import { pageOfFiles } from '../files/list-files.ts';
import { toStoredFile } from '../files/stored-file.ts';
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
      const file = await requireFile(dependencies, context.get('device').user_id, id);
      return context.json(toStoredFile(file, dependencies.settings), 200);
    })
    .openapi(deleteFile, async (context) => {
      const { id } = context.req.valid('param');
      const file = await requireFile(dependencies, context.get('device').user_id, id);
      await removeFile(dependencies, file);
      return context.body(null, 204);
    });
}

async function requireFile({ database }: Dependencies, userId: string, id: string): Promise<FileWithSlug> {
  const file = await findFile(database, userId, id);
  if (!file) {
    throw new PailError(
      'file_not_found',
      'There is no such file: it may have been deleted. Load the list again.',
    );
  }
  return file;
}
