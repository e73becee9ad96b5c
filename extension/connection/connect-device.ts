import { parseConnectionLink } from '../../shared/connection-link.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { deviceName } from '../platform/device-name.ts';
import { readConnection, writeConnection, writePendingLink } from '../settings/connection.ts';
import { BackendClient, connectDevice as swapCode } from '../transport/backend-client.ts';

interface ConnectedAddress {
  baseUrl: string;
  token: string;
  bucketOrigins: string[];
}

/**
 * Swaps a connection link for a device token and stores it. A connection that was there before is revoked.
 * @throws {PailError} `connect_code_…`, `backend_unreachable`
 */
export async function connectDevice(link: string): Promise<void> {
  const { baseUrl, code } = parseConnectionLink(link);
  const { token, me } = await swapCode(baseUrl, code, await deviceName());
  await disconnectDevice();
  await writeConnection({
    baseUrl,
    token,
    deviceId: me.device.id,
    deviceName: me.device.name,
    bucketOrigins: me.bucketOrigins,
  });
  await writePendingLink(null);
}

/** Revokes the token where the backend can be reached, and forgets it in any case. */
export async function disconnectDevice(): Promise<void> {
  const connection = await readConnection();
  if (!connection) return;
  const client = new BackendClient(() => Promise.resolve(connection));
  // Whoever disconnects wants it gone here, even where the backend is off; there it can be revoked by its owner.
  await client.revokeDevice(connection.deviceId).catch((error: unknown) => {
    if (!(error instanceof PailError)) throw error;
  });
  await writeConnection(null);
}

/**
 * The address of the connected backend and this device's token.
 * @throws {PailError} `not_connected`
 */
export async function connectedAddress(): Promise<ConnectedAddress> {
  const connection = await readConnection();
  if (connection) {
    const { baseUrl, token, bucketOrigins } = connection;
    return { baseUrl, token, bucketOrigins };
  }
  throw new PailError(
    'not_connected',
    'Pail is not connected to a server yet. Open Pail and paste your connection link.',
  );
}
