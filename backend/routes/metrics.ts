import { Hono } from 'hono';
import { PailError } from '../../shared/errors/pail-error.ts';
import { isSameSecret } from '../authentication/secrets.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { RequestContext } from '../middleware/request-context.ts';

/**
 * `/metrics`, for Prometheus, behind a token of its own: how much is uploaded when is nobody else's business. It is
 * there only where that token is set.
 */
export function metricsRoutes(metrics: Metrics): Hono<RequestContext> {
  return new Hono<RequestContext>().get('/metrics', async (context) => {
    const token = /^Bearer +(\S+)$/i.exec(context.req.header('Authorization') ?? '')?.[1];
    if (token === undefined || !isSameSecret(token, metrics.token)) {
      throw new PailError(
        token === undefined ? 'token_missing' : 'token_invalid',
        'Metrics need METRICS_TOKEN, as it is set on the server, sent as `Authorization: Bearer …`.',
      );
    }
    context.header('Cache-Control', 'no-store');
    return context.body(await metrics.read(), 200, { 'Content-Type': metrics.contentType });
  });
}
