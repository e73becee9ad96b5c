import { createRoute } from '@hono/zod-openapi';
import { meSchema } from '../../shared/api/devices.ts';
import { describeDevice } from '../authentication/describe-device.ts';
import type { Dependencies } from '../dependencies.ts';
import type { DeviceContext } from '../middleware/request-context.ts';
import { createRouter, errorAnswers, json } from './router.ts';

const getMe = createRoute({
  method: 'get',
  path: '/me',
  summary: 'Who am I, what may I upload, and which origins does the bucket have',
  responses: { 200: json(meSchema, 'The device of the token.'), ...errorAnswers },
});

export function meRoutes(dependencies: Dependencies) {
  return createRouter<DeviceContext>().openapi(getMe, async (context) =>
    context.json(await describeDevice(dependencies, context.get('device')), 200),
  );
}
