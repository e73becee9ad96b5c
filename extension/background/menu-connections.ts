import { connectionTitle } from '../connection/connection-title.ts';
import type { MenuConnections } from '../platform/context-menu.ts';
import { readConnections, watchConnections } from '../settings/stored-connections.ts';

/** The connections among which the context menu has a person choose. */
export const menuConnections: MenuConnections = {
  read: async () => {
    const list = await readConnections();
    return list.connections.map((connection) => ({
      id: connection.id,
      title: connectionTitle(connection, list),
    }));
  },
  watch: (listener) => void watchConnections(listener),
};
