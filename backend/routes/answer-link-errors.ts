import type { Context } from 'hono';
import { PailError } from '../../shared/errors/pail-error.ts';
import type { Dependencies } from '../dependencies.ts';
import { answerError, statusOf } from '../middleware/errors.ts';
import { answerGonePage, answerPasswordPage } from '../pages/link-pages.ts';

/** Whether a browser asks, for a person: programs get JSON. */
export function wantsPage(context: Context): boolean {
  return context.req.header('Accept')?.includes('text/html') ?? false;
}

/** Answers what is wrong with a link: a page to a person, JSON to a program. */
export async function answeringErrors(
  context: Context,
  { bucket }: Pick<Dependencies, 'bucket'>,
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
