import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { PailError } from '../../shared/errors/pail-error.ts';
import { findLinkedFile } from '../database/links.ts';
import type { Dependencies } from '../dependencies.ts';
import { contentDispositionOf } from '../files/content-disposition.ts';
import { answerError } from '../middleware/errors.ts';
import type { RequestContext } from '../middleware/request-context.ts';

/** `/s/:slug`: sends whoever holds the link to the object in the bucket, under the file's own name. */
export function shareLinkRoutes({ database, bucket }: Dependencies): Hono<RequestContext> {
  return new Hono<RequestContext>().get('/s/:slug', async (context) => {
    const file = await findLinkedFile(database, context.req.param('slug'));
    context.header('Cache-Control', 'no-store');
    if (!file) return answerNotFound(context);
    const url = await bucket.signDownload({
      key: file.object_key,
      // The signature covers the method, and a client follows the redirect with its own.
      method: context.req.method === 'HEAD' ? 'HEAD' : 'GET',
      contentType: file.content_type,
      contentDisposition: contentDispositionOf(file.name, file.content_type),
    });
    return context.redirect(url, 302);
  });
}

function answerNotFound(context: Context): Response | Promise<Response> {
  const error = new PailError(
    'link_not_found',
    'There is nothing behind this link: the file was deleted, or the link is not complete. Ask whoever gave it to you.',
  );
  if (!context.req.header('Accept')?.includes('text/html')) return answerError(context, error);
  return context.html(
    html`<!doctype html>
      <html lang="en">
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>Link not found</title>
        <main>
          <h1>Link not found</h1>
          <p>${error.message}</p>
        </main>
      </html>`,
    404,
  );
}
