import type { MiddlewareHandler } from 'hono';
import { makeId } from '../authentication/secrets.ts';
import type { RandomBytes } from '../dependencies.ts';
import type { RequestContext } from './request-context.ts';

/** Names the request in the answer and in the log. A name from outside is not taken over: it could forge log lines. */
export function nameRequests(randomBytes: RandomBytes): MiddlewareHandler<RequestContext> {
  return async (context, next) => {
    const requestId = makeId(randomBytes);
    context.set('requestId', requestId);
    context.header('X-Request-Id', requestId);
    await next();
  };
}
