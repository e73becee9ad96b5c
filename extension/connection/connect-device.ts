import { parseConnectionLink } from '../../shared/connection-link.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import { deviceName } from '../platform/device-name.ts';
import {
  connectionToReplace,
  freeColour,
  withConnection,
  withLostConnection,
  withoutConnection,
  type StoredConnection,
} from '../settings/connection-list.ts';
import { changeConnections, readConnections, writePendingLink } from '../settings/stored-connections.ts';
import { BackendClient, connectDevice as swapCode } from '../transport/backend-client.ts';

/**
 * Swaps a connection link for a device token and stores it. A connection of the same person to the same server goes on
 * with the new token, under its name and with its uploads; the old token is revoked.
 * @throws {PailError} `connect_code_…`, `backend_unreachable`
 */
export async function connectDevice(link: string): Promise<void> {
  const { baseUrl, code } = parseConnectionLink(link);
  const { token, me } = await swapCode(baseUrl, code, await deviceName());
  const { connections, lost } = await readConnections();
  const former = connectionToReplace(connections, baseUrl, me.user.id);
  if (former) await revoke(former);
  const replaced = former ?? connectionToReplace(lost, baseUrl, me.user.id);
  await changeConnections((list) =>
    withConnection(list, {
      id: replaced?.id ?? crypto.randomUUID(),
      baseUrl,
      token,
      deviceId: me.device.id,
      deviceName: me.device.name,
      bucketOrigins: me.bucketOrigins,
      user: me.user,
      name: replaced?.name ?? '',
      colour: replaced?.colour ?? freeColour(list),
      createdAt: Date.now(),
    }),
  );
  await writePendingLink(null);
}

/**
 * Ends a connection's uploads, revokes its token where the backend can be reached, and forgets it in any case. Where the
 * server ended it already, the uploads stay: the next connection of the same person to the same server goes on with them.
 * @param endUploads takes its uploads off the list and out of the bucket, for which the token is still needed
 */
export async function disconnectDevice(
  id: string,
  endUploads: (connectionId: string) => Promise<void>,
): Promise<void> {
  const { connections } = await readConnections();
  const connection = connections.find((each) => each.id === id);
  if (!connection) return;
  if (await isRefused(connection)) {
    await changeConnections((list) => withLostConnection(list, connection));
    return;
  }
  // What the bucket keeps of them then, the backend removes with the device.
  await endUploads(id).catch(reportDefect);
  await revoke(connection);
  await changeConnections((list) => withoutConnection(list, id));
}

/** Whether the server refuses the token; not where it cannot be asked. */
async function isRefused(connection: StoredConnection): Promise<boolean> {
  let refused = false;
  const client = new BackendClient(
    () => Promise.resolve(connection),
    () => {
      refused = true;
    },
  );
  await client.me().catch((error: unknown) => {
    if (!(error instanceof PailError)) throw error;
  });
  return refused;
}

/** Whoever disconnects wants it gone here, even where the backend is off; there it can be revoked by its owner. */
async function revoke(connection: StoredConnection): Promise<void> {
  const client = new BackendClient(() => Promise.resolve(connection));
  await client.revokeDevice(connection.deviceId).catch((error: unknown) => {
    if (!(error instanceof PailError)) throw error;
  });
}
