import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { createLinkRequestSchema, linkSchema, listLinksResponseSchema } from '../../shared/api/links.ts';
import { byDevice } from '../audit/doer.ts';
import { listLinks } from '../database/links.ts';
import type { Dependencies } from '../dependencies.ts';
import { requireFile } from '../files/require-file.ts';
import { sharingNotAllowed } from '../limits/limit-errors.ts';
import { createLink } from '../links/create-link.ts';
import { toLink } from '../links/describe-link.ts';
import { revokeLinkOf } from '../links/revoke-link.ts';
import { callerOf } from '../middleware/caller.ts';
import type { DeviceContext } from '../middleware/request-context.ts';
import { body, createRouter, errorAnswers, json } from './router.ts';

const params = z.object({ id: z.uuid() });

const getLinks = createRoute({
  method: 'get',
  path: '/files/{id}/links',
  summary: 'The links of a file that are not revoked',
  request: { params },
  responses: { 200: json(listLinksResponseSchema, 'All of them.'), ...errorAnswers },
});

const postLinks = createRoute({
  method: 'post',
  path: '/files/{id}/links',
  summary: 'Make a link of a file, which may end, ask for a password, or give only so many downloads',
  request: {
    params,
    body: body(createLinkRequestSchema),
  },
  responses: { 201: json(linkSchema, 'The new link.'), ...errorAnswers },
});

const deleteLink = createRoute({
  method: 'delete',
  path: '/links/{slug}',
  summary: 'Revoke a link; a file whose own link is revoked gets a new one',
  request: { params: z.object({ slug: z.string().min(1).max(100) }) },
  responses: { 204: { description: 'It is revoked, also where it was before.' }, ...errorAnswers },
});

export function linksRoutes(dependencies: Dependencies) {
  const { database, settings, now, addressOf } = dependencies;
  return createRouter<DeviceContext>()
    .openapi(getLinks, async (context) => {
      const { id } = context.req.valid('param');
      const file = await requireFile(database, context.get('device').user_id, id);
      const links = await listLinks(database, file.id);
      const about = { objectKey: file.object_key, settings, now: now() };
      return context.json({ links: links.map((link) => toLink(link, about)) }, 200);
    })
    .openapi(postLinks, async (context) => {
      const { id } = context.req.valid('param');
      const file = await requireFile(database, context.get('device').user_id, id);
      if (context.get('device').may_share === 0) throw sharingNotAllowed();
      const doer = byDevice(callerOf(context, addressOf));
      return context.json(await createLink(dependencies, file, context.req.valid('json'), doer), 201);
    })
    .openapi(deleteLink, async (context) => {
      const doer = byDevice(callerOf(context, addressOf));
      await revokeLinkOf(dependencies, doer, context.req.valid('param').slug);
      return context.body(null, 204);
    });
}
