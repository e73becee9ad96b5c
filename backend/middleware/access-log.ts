import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { Clock } from '../dependencies.ts';
import { matchedRoute } from './matched-route.ts';
import type { RequestContext } from './request-context.ts';

/**
 * One line a request. It names the route (`/s/:slug`) and not the path: whoever reads the log shall not be able to
 * open what it tells of. Queries and headers stay out for the same reason.
 */
export function logAccess(log: Logger, now: Clock): MiddlewareHandler<RequestContext> {
  return async (context, next) => {
    const started = now();
    await next();
    log.info(
      {
        requestId: context.get('requestId'),
        method: context.req.method,
        route: matchedRoute(context),
        status: context.res.status,
        milliseconds: now() - started,
      },
      'request',
    );
  };
}
