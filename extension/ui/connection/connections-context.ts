import { createContext, useContext } from 'react';
import type { ConnectionView } from '../../messaging/pail-client.ts';

/** All connections, for whatever has to say to which one it belongs. */
export const ConnectionsContext = createContext<readonly ConnectionView[]>([]);

/** The connection of an id; null where there is nothing to tell it from, or it is gone. */
export function useDistinctConnection(id: string | null): ConnectionView | null {
  const connections = useContext(ConnectionsContext);
  if (connections.length < 2) return null;
  return connections.find((each) => each.id === id) ?? null;
}
