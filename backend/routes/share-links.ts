import { Hono } from 'hono';
import { openLinkFormSchema } from '../../shared/api/links.ts';
import type { Dependencies } from '../dependencies.ts';
import { isPreviewer } from '../links/chat-preview.ts';
import { checkPassword, findGoodLink, signLinkedFile } from '../links/open-link.ts';
import type { RequestContext } from '../middleware/request-context.ts';
import { answerDownloadPage } from '../pages/link-pages.ts';
import { answeringErrors, wantsPage } from './answer-link-errors.ts';
import { answerPrivately } from './answer-privately.ts';

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
    .use('/s/:slug', answerPrivately)
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
