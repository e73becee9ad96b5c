import { createRoute } from '@hono/zod-openapi';
import { connectRequestSchema, connectResponseSchema } from '../../shared/api/devices.ts';
import { connectDevice } from '../authentication/connect.ts';
import { describeDevice } from '../authentication/describe-device.ts';
import type { Dependencies } from '../dependencies.ts';
import type { RequestContext } from '../middleware/request-context.ts';
import { body, createRouter, errorAnswers, json } from './router.ts';

const postConnect = createRoute({
  method: 'post',
  path: '/connect',
  summary: 'Swap a one-time code for a device token',
  security: [],
  request: { body: body(connectRequestSchema) },
  responses: { 200: json(connectResponseSchema, 'The token, given once.'), ...errorAnswers },
});

export function connectRoutes(dependencies: Dependencies) {
  return createRouter<RequestContext>().openapi(postConnect, async (context) => {
    const { token, device } = await connectDevice(dependencies, context.req.valid('json'), {
      address: dependencies.addressOf(context.env.incoming),
      requestId: context.get('requestId'),
    });
    context.header('Cache-Control', 'no-store');
    return context.json({ token, me: await describeDevice(dependencies, device) }, 200);
  });
}
