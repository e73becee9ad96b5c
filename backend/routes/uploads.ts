import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { signPartsRequestSchema, signPartsResponseSchema } from '../../shared/api/parts.ts';
import {
  completeUploadsRequestSchema,
  completeUploadsResponseSchema,
  createUploadsRequestSchema,
  createUploadsResponseSchema,
  uploadIdSchema,
  uploadStateSchema,
} from '../../shared/api/uploads.ts';
import type { Dependencies } from '../dependencies.ts';
import { callerOf } from '../middleware/caller.ts';
import type { DeviceContext } from '../middleware/request-context.ts';
import { withRequestLog } from '../middleware/request-log.ts';
import { abortUpload } from '../uploads/abort-upload.ts';
import { completeUploads } from '../uploads/complete-uploads.ts';
import { createUploads } from '../uploads/create-uploads.ts';
import { describeUpload } from '../uploads/describe-upload.ts';
import { signParts } from '../uploads/sign-parts.ts';
import { body, createRouter, errorAnswers, json } from './router.ts';

const postUploads = createRoute({
  method: 'post',
  path: '/uploads',
  summary: 'Begin uploads: get the requests that store them',
  description:
    'May be repeated: the same upload is signed again for the same key, or has the same part size. A multipart upload that the bucket lost begins anew.',
  request: {
    body: body(createUploadsRequestSchema),
  },
  responses: { 200: json(createUploadsResponseSchema, 'In the order of the request.'), ...errorAnswers },
});

const postComplete = createRoute({
  method: 'post',
  path: '/uploads/complete',
  summary: 'Verify uploads in the bucket and record them as files',
  description:
    'May be repeated: a completed upload gives the same file. An upload in parts needs its checksum; the size of one whose size was not told is compared where it is given.',
  request: {
    body: body(completeUploadsRequestSchema),
  },
  responses: { 200: json(completeUploadsResponseSchema, 'In the order of the request.'), ...errorAnswers },
});

const params = z.object({ id: uploadIdSchema });

const postParts = createRoute({
  method: 'post',
  path: '/uploads/{id}/parts',
  summary: 'Get the requests that store some parts of an upload',
  description: 'May be repeated: a part that is sent again replaces the one before.',
  request: {
    params,
    body: body(signPartsRequestSchema),
  },
  responses: { 200: json(signPartsResponseSchema, 'In the order of the request.'), ...errorAnswers },
});

const getUpload = createRoute({
  method: 'get',
  path: '/uploads/{id}',
  summary: 'The state of an upload, and the parts that the bucket holds',
  request: { params },
  responses: { 200: json(uploadStateSchema, 'Pending or completed.'), ...errorAnswers },
});

const deleteUpload = createRoute({
  method: 'delete',
  path: '/uploads/{id}',
  summary: 'Abort an upload and remove what the bucket holds of it',
  request: { params },
  responses: { 204: { description: 'It is gone, also where it never was.' }, ...errorAnswers },
});

export function uploadsRoutes(dependencies: Dependencies) {
  return createRouter<DeviceContext>()
    .openapi(postUploads, async (context) => {
      const { uploads } = context.req.valid('json');
      const results = await createUploads(
        withRequestLog(dependencies, context),
        context.get('device'),
        uploads,
      );
      context.header('Cache-Control', 'no-store');
      return context.json({ uploads: results }, 200);
    })
    .openapi(postComplete, async (context) => {
      const request = context.req.valid('json');
      const results = await completeUploads(
        withRequestLog(dependencies, context),
        callerOf(context, dependencies.addressOf),
        request,
      );
      return context.json({ uploads: results }, 200);
    })
    .openapi(postParts, async (context) => {
      const { id } = context.req.valid('param');
      const { parts } = context.req.valid('json');
      const results = await signParts(dependencies, context.get('device'), id, parts);
      context.header('Cache-Control', 'no-store');
      return context.json({ parts: results }, 200);
    })
    .openapi(getUpload, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await describeUpload(dependencies, context.get('device').user_id, id), 200);
    })
    .openapi(deleteUpload, async (context) => {
      const { id } = context.req.valid('param');
      await abortUpload(withRequestLog(dependencies, context), context.get('device').user_id, id);
      return context.body(null, 204);
    });
}
