import { OpenAPIHono } from '@hono/zod-openapi';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { secureHeaders } from 'hono/secure-headers';
import type { Dependencies } from './dependencies.ts';
import { logAccess } from './middleware/access-log.ts';
import { authenticate } from './middleware/authentication.ts';
import { answerMethodNotAllowed, handleErrors, handleNotFound } from './middleware/errors.ts';
import { limitBody, requireJson } from './middleware/json-body.ts';
import type { DeviceContext, RequestContext } from './middleware/request-context.ts';
import { limitAddresses } from './middleware/rate-limit.ts';
import { nameRequests } from './middleware/request-id.ts';
import { measureRequests } from './middleware/request-metrics.ts';
import { batchLinkRoutes } from './routes/batch-links.ts';
import { batchesRoutes } from './routes/batches.ts';
import { connectPageRoutes } from './routes/connect-page.ts';
import { connectRoutes } from './routes/connect.ts';
import { devicesRoutes } from './routes/devices.ts';
import { filesRoutes } from './routes/files.ts';
import { healthRoutes } from './routes/health.ts';
import { linksRoutes } from './routes/links.ts';
import { meRoutes } from './routes/me.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { shareLinkRoutes } from './routes/share-links.ts';
import { uploadsRoutes } from './routes/uploads.ts';

/** Where the API of this version lives. */
const API = '/api/v1';

/** What answers without a device token. */
const PUBLIC_PATHS = ['/metrics', '/connect', '/s/*', '/b/*', `${API}/connect`, `${API}/openapi.json`];

/** Builds the HTTP app. It does nothing by itself: everything goes through its dependencies. */
export function createApp(dependencies: Dependencies): OpenAPIHono<RequestContext> {
  const { log, now, randomBytes, metrics } = dependencies;
  const app = new OpenAPIHono<RequestContext>();
  app.use(nameRequests(randomBytes));
  app.use(logAccess(log, now));
  if (metrics) app.use(measureRequests(metrics));
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], baseUri: ["'none'"], frameAncestors: ["'none'"] },
      // A shared image may be shown by any page.
      crossOriginResourcePolicy: 'cross-origin',
      // Whether every name of the domain has TLS is for whoever runs the proxy in front to know.
      strictTransportSecurity: false,
      overwrite: false,
    }),
  );
  app.use(limitBody);
  app.use(methodNotAllowed({ app, onMethodNotAllowed: answerMethodNotAllowed }));
  app.onError(handleErrors(log));
  app.notFound(handleNotFound);

  app.route('/', healthRoutes(dependencies));
  // Probes come often and are cheap; all else that anybody may ask is counted by the address.
  for (const path of PUBLIC_PATHS) app.use(path, limitAddresses(dependencies));
  if (metrics) app.route('/', metricsRoutes(metrics));
  app.route('/', connectPageRoutes());
  app.route('/', shareLinkRoutes(dependencies));
  app.route('/', batchLinkRoutes(dependencies));

  app.use(`${API}/*`, requireJson);
  app.route(API, connectRoutes(dependencies));
  app.doc(`${API}/openapi.json`, {
    openapi: '3.0.3',
    info: { title: 'Pail', version: '1' },
    security: [{ deviceToken: [] }],
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'deviceToken', { type: 'http', scheme: 'bearer' });

  // Everything below needs a token.
  const deviceApi = new OpenAPIHono<DeviceContext>();
  deviceApi.use(authenticate(dependencies));
  deviceApi.route('/', meRoutes(dependencies));
  deviceApi.route('/', devicesRoutes(dependencies));
  deviceApi.route('/', uploadsRoutes(dependencies));
  deviceApi.route('/', filesRoutes(dependencies));
  deviceApi.route('/', linksRoutes(dependencies));
  deviceApi.route('/', batchesRoutes(dependencies));
  app.route(API, deviceApi);
  return app;
}
