import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';

/**
 * The route that a request's path means, such as `/s/:slug`, and never the path itself: whoever reads a log or a metric
 * shall not be able to open what it tells of. `none` where there is no such route.
 */
export function matchedRoute(context: Context): string {
  // Middleware stands under every method; what is left is the route.
  return matchedRoutes(context).findLast(({ method }) => method !== 'ALL')?.path ?? 'none';
}
