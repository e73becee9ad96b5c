import type { MiddlewareHandler } from 'hono';
import type { Metrics } from '../metrics/metrics.ts';
import { matchedRoute } from './matched-route.ts';
import type { RequestContext } from './request-context.ts';

/** Counts each request with the time that it took. */
export function measureRequests(metrics: Metrics): MiddlewareHandler<RequestContext> {
  return async (context, next) => {
    const started = performance.now();
    metrics.requestBegins();
    try {
      await next();
    } finally {
      metrics.requestEnds(
        { method: context.req.method, route: matchedRoute(context), status: context.res.status },
        (performance.now() - started) / 1000,
      );
    }
  };
}
