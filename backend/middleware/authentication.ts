import DataLoader from 'dataloader';
import type { MiddlewareHandler } from 'hono';
import { PailError } from '../../shared/errors/pail-error.ts';
import { hashSecret } from '../authentication/secrets.ts';
import { findDevicesByTokenHash, setLastSeen, type UsersDevice } from '../database/devices.ts';
import type { Dependencies } from '../dependencies.ts';
import { networkOf } from '../serving/client-address.ts';
import type { DeviceContext } from './request-context.ts';

/** A device's last visit is written at most this often (milliseconds): not every request shall cost a disk write. */
const LAST_SEEN_PRECISION = 60_000;

const ASKED_AT_ONCE = 100;

/** Devices by the hash of their token. */
type Devices = Pick<DataLoader<string, UsersDevice | undefined>, 'load'>;

/**
 * Lets a request pass that carries the token of a device, and names the device to the routes.
 * @throws {PailError} `token_missing`, `token_invalid`, `token_revoked` or `rate_limited`.
 */
export function authenticate(
  dependencies: Pick<Dependencies, 'database' | 'now' | 'rateLimits' | 'addressOf'>,
): MiddlewareHandler<DeviceContext> {
  const { database, now, rateLimits, addressOf } = dependencies;
  const devices = new DataLoader(
    (hashes: readonly string[]) => findDevicesByTokenHash(database, hashes),
    // Those who come at the same moment are asked for together. Nothing is kept: a device may be revoked by then.
    { cache: false, maxBatchSize: ASKED_AT_ONCE, batchScheduleFn: setImmediate },
  );
  return async (context, next) => {
    const device = await identify(devices, context.req.header('Authorization')).catch(
      async (refusal: unknown) => {
        // Whoever has no device is counted by the address: there is nothing else to go by.
        await rateLimits.address.count(networkOf(addressOf(context.env.incoming)));
        throw refusal;
      },
    );
    await rateLimits.device.count(device.id);
    if (device.last_seen_at === null || now() - device.last_seen_at >= LAST_SEEN_PRECISION) {
      device.last_seen_at = now();
      await setLastSeen(database, device.id, device.last_seen_at);
    }
    context.set('device', device);
    await next();
  };
}

/** @throws {PailError} `token_missing`, `token_invalid` or `token_revoked` */
async function identify(devices: Devices, authorization = ''): Promise<UsersDevice> {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) {
    throw new PailError(
      'token_missing',
      'This call needs a device token: connect first, then send it as `Authorization: Bearer …`.',
    );
  }
  const device = await devices.load(hashSecret(token));
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
  return device;
}
