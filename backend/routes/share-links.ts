import { Hono, type Context } from 'hono';
import { openLinkFormSchema } from '../../shared/api/links.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import type { Dependencies } from '../dependencies.ts';
import { isPreviewer } from '../links/chat-preview.ts';
import { checkPassword, findGoodLink, signLinkedFile } from '../links/open-link.ts';
import { answerError, statusOf } from '../middleware/errors.ts';
import type { RequestContext } from '../middleware/request-context.ts';
import { answerDownloadPage, answerGonePage, answerPasswordPage } from '../pages/link-pages.ts';

/**
 * `/s/:slug`: sends whoever holds the link to the object in the bucket, under the file's own name.
 *
 * Opening a link must not use it up where somebody only looks: a browser, and a program that makes a preview, get a page
 * whose button takes the download (a POST); any other program that follows the link (curl, a player) takes one by its
 * GET. A HEAD takes none. A link that asks for a password gives nothing without it, neither name nor size.
 */
export function shareLinkRoutes(dependencies: Dependencies): Hono<RequestContext> {
  const { bucket } = dependencies;
  return new Hono<RequestContext>()
    .use('/s/:slug', async (context, next) => {
      await next();
      context.header('Cache-Control', 'no-store');
      // Whoever may read a link need not find it by a search.
      context.header('X-Robots-Tag', 'noindex');
    })
    .get('/s/:slug', (context) =>
      answeringErrors(context, dependencies, async () => {
        const good = await findGoodLink(dependencies, context.req.param('slug'));
        const { link, file } = good;
        const isHead = context.req.method === 'HEAD';
        if (link.password_hash !== null) await checkPassword(dependencies, link, undefined);
        const onlyLooks = wantsPage(context) || isPreviewer(context.req.header('User-Agent'));
        if (link.max_downloads !== null && onlyLooks && !isHead) {
          const left = link.max_downloads - link.downloads;
          return answerDownloadPage(context, { file, left, bucketOrigins: bucket.origins });
        }
        return context.redirect(await signLinkedFile(dependencies, good, isHead ? 'HEAD' : 'GET'), 302);
      }),
    )
    .post('/s/:slug', (context) =>
      answeringErrors(context, dependencies, async () => {
        const good = await findGoodLink(dependencies, context.req.param('slug'));
        const form = openLinkFormSchema.safeParse(await context.req.parseBody());
        // What no password can be is none.
        await checkPassword(dependencies, good.link, form.success ? form.data.password : undefined);
        // Whatever the method was, the bucket is asked by GET.
        return context.redirect(await signLinkedFile(dependencies, good, 'GET'), 303);
      }),
    );
}

/** Whether a browser asks, for a person: programs get JSON. */
function wantsPage(context: Context): boolean {
  return context.req.header('Accept')?.includes('text/html') ?? false;
}

/** Answers what is wrong with a link: a page to a person, JSON to a program. */
async function answeringErrors(
  context: Context,
  { bucket }: Dependencies,
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof PailError)) throw error;
    if (!wantsPage(context) || !error.code.startsWith('link_')) return answerOrThrow(context, error);
    const bucketOrigins = bucket.origins;
    // Where nothing was tried yet, nothing is wrong yet.
    if (error.code === 'link_password_needed') return answerPasswordPage(context, { bucketOrigins });
    if (error.code === 'link_password_wrong' || error.code === 'link_password_attempts') {
      return answerPasswordPage(context, { bucketOrigins, error, status: statusOf(error) });
    }
    return answerGonePage(context, error, statusOf(error));
  }
}

/** Whatever is not about the link is answered, and logged, as everywhere. */
function answerOrThrow(context: Context, error: PailError): Response {
  if (!error.code.startsWith('link_')) throw error;
  return answerError(context, error);
}
