import type { MiddlewareHandler } from 'hono';

/** Has nobody keep what a link answers, and no search engine list it: whoever may read it need not find it by a search. */
export const answerPrivately: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Cache-Control', 'no-store');
  context.header('X-Robots-Tag', 'noindex');
};
