import { PailError } from '../../shared/errors/pail-error.ts';
import { readConnections } from '../settings/stored-connections.ts';

interface ConnectedAddress {
  baseUrl: string;
  token: string;
  bucketOrigins: string[];
}

/**
 * The address of a connection's backend and this device's token.
 * @throws {PailError} `not_connected`
 */
export async function connectedAddress(connectionId: string | null): Promise<ConnectedAddress> {
  const { connections } = await readConnections();
  const connection = connections.find(({ id }) => id === connectionId);
  if (connection) {
    const { baseUrl, token, bucketOrigins } = connection;
    return { baseUrl, token, bucketOrigins };
  }
  throw new PailError(
    'not_connected',
    'The server that this goes to was disconnected. Connect to it again, and add the file once more.',
  );
}

/**
 * The connection that uploads go over.
 * @throws {PailError} `not_connected`
 */
export async function defaultConnectionId(): Promise<string> {
  const { defaultId } = await readConnections();
  if (defaultId !== null) return defaultId;
  throw new PailError(
    'not_connected',
    'Pail is not connected to a server yet. Open Pail and paste your connection link.',
  );
}
