import type { ConnectionList, StoredConnection } from '../settings/connection-list.ts';

/** What a connection is called: its name, else its server's host, with the user where that alone names two. */
export function connectionTitle(connection: StoredConnection, { connections }: ConnectionList): string {
  const title = nameOrHost(connection);
  const isAlone = connections.every(({ id, ...each }) => id === connection.id || nameOrHost(each) !== title);
  return isAlone || !connection.user ? title : `${title} (${connection.user.name})`;
}

function nameOrHost({ name, baseUrl }: Pick<StoredConnection, 'name' | 'baseUrl'>): string {
  return name || (URL.parse(baseUrl)?.host ?? baseUrl);
}
