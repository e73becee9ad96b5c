import { createContext, useContext } from 'react';
import type { PailClient } from '../../messaging/pail-client.ts';

/** Gives the client to every component below. */
export const ClientContext = createContext<PailClient | null>(null);

export function useClient(): PailClient {
  const client = useContext(ClientContext);
  if (!client) throw new Error('ClientContext has no value: render the component inside App.');
  return client;
}
