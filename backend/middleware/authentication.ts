import type { MiddlewareHandler } from 'hono';
import { PailError } from '../../shared/errors/pail-error.ts';
import { hashSecret } from '../authentication/secrets.ts';
import { findDeviceByTokenHash, setLastSeen } from '../database/devices.ts';
import type { Dependencies } from '../dependencies.ts';
import type { DeviceContext } from './request-context.ts';

/** A device's last visit is written at most this often (milliseconds): not every request shall cost a disk write. */
const LAST_SEEN_PRECISION = 60_000;

/**
 * Lets a request pass that carries the token of a device, and names the device to the routes.
 * @throws {PailError} `token_missing`, `token_invalid` or `token_revoked`.
 */
export function authenticate({
  database,
  now,
}: Pick<Dependencies, 'database' | 'now'>): MiddlewareHandler<DeviceContext> {
  return async (context, next) => {
    const token = /^Bearer +(\S+)$/i.exec(context.req.header('Authorization') ?? '')?.[1];
    if (token === undefined) {
      throw new PailError(
        'token_missing',
        'This call needs a device token: connect first, then send it as `Authorization: Bearer …`.',
      );
    }
    const device = await findDeviceByTokenHash(database, hashSecret(token));
    if (!device) {
      throw new PailError(
        'token_invalid',
        'The server does not know this device. Connect again with a new connection link.',
      );
    }
    if (device.revoked_at !== null) {
      throw new PailError(
        'token_revoked',
        'This device was disconnected from the server. Connect again with a new connection link.',
      );
    }
    if (device.last_seen_at === null || now() - device.last_seen_at >= LAST_SEEN_PRECISION) {
      device.last_seen_at = now();
      await setLastSeen(database, device.id, device.last_seen_at);
    }
    context.set('device', device);
    await next();
  };
}
