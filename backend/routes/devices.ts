import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { listDevicesResponseSchema } from '../../shared/api/devices.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { toDevice } from '../authentication/describe-device.ts';
import { byDevice } from '../audit/doer.ts';
import { revokeNamedDevice } from '../authentication/revoke-device.ts';
import { listDevices } from '../database/devices.ts';
import type { Dependencies } from '../dependencies.ts';
import { callerOf } from '../middleware/caller.ts';
import type { DeviceContext } from '../middleware/request-context.ts';
import { stopUploadsOf } from '../uploads/stop-uploads.ts';
import { createRouter, errorAnswers, json } from './router.ts';

const getDevices = createRoute({
  method: 'get',
  path: '/devices',
  summary: 'The devices that are connected',
  responses: { 200: json(listDevicesResponseSchema, 'Oldest first.'), ...errorAnswers },
});

const deleteDevice = createRoute({
  method: 'delete',
  path: '/devices/{id}',
  summary: 'Disconnect a device: its token is refused from now on, and its uploads under way are given up',
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 204: { description: 'It is disconnected, also where it was before.' }, ...errorAnswers },
});

export function devicesRoutes(dependencies: Dependencies) {
  const { database, addressOf } = dependencies;
  return createRouter<DeviceContext>()
    .openapi(getDevices, async (context) => {
      const devices = await listDevices(database, context.get('device').user_id);
      return context.json({ devices: devices.map(toDevice) }, 200);
    })
    .openapi(deleteDevice, async (context) => {
      const { id } = context.req.valid('param');
      const caller = callerOf(context, addressOf);
      const device = await revokeNamedDevice(dependencies, id, {
        userId: caller.device.user_id,
        doer: () => byDevice(caller),
      });
      if (!device) {
        throw new PailError('device_not_found', 'There is no such device. List the devices again.');
      }
      await stopUploadsOf(dependencies, device);
      return context.body(null, 204);
    });
}
