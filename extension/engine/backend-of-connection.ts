import { BackendClient, type AddressSource } from '../transport/backend-client.ts';
import { remembered } from './remembered.ts';

/** A connection is asked for at most this often, in milliseconds: a thousand small files would ask thousands of times. */
const ADDRESS_KEPT_MS = 1000;

/** A client of one connection, which gathers that connection's calls. */
export function backendOfConnection(address: AddressSource): BackendClient {
  const current = remembered(address, ADDRESS_KEPT_MS);
  // A token that was refused may have been replaced a moment ago.
  return new BackendClient(current.get, current.forget);
}
