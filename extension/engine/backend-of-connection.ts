import { BackendClient, type AddressSource } from '../transport/backend-client.ts';
import { remembered } from './remembered.ts';

/** A connection is asked for at most this often, in milliseconds: a thousand small files would ask thousands of times. */
const ADDRESS_KEPT_MS = 1000;

/** Gives each connection a client of its own, which gathers that connection's calls. */
export function backendOfConnection(
  address: (connectionId: string | null) => ReturnType<AddressSource>,
): (connectionId: string | null) => BackendClient {
  const clients = new Map<string | null, BackendClient>();
  return (connectionId) => {
    const known = clients.get(connectionId);
    if (known) return known;
    const current = remembered(() => address(connectionId), ADDRESS_KEPT_MS);
    // A token that was refused may have been replaced a moment ago.
    const client = new BackendClient(current.get, current.forget);
    clients.set(connectionId, client);
    return client;
  };
}
