import type { ConnectionView } from '../messaging/pail-client.ts';
import { missingHosts, watchPermissions } from '../platform/permissions.ts';
import type { ConnectionList, StoredConnection } from '../settings/connection-list.ts';
import { readConnections, watchConnections } from '../settings/stored-connections.ts';
import { connectionTitle } from './connection-title.ts';

/** The addresses that uploads over a connection need. */
export function neededAddresses({ baseUrl, bucketOrigins }: StoredConnection): string[] {
  return [baseUrl, ...bucketOrigins];
}

/** Calls back with the connections, now and whenever they or their permissions change. */
export function watchConnectionViews(
  listener: (connections: readonly ConnectionView[]) => void,
  onError: (error: unknown) => void,
): () => void {
  let latest = 0;
  const tell = (): void => {
    latest += 1;
    const asked = latest;
    readConnectionViews().then((views) => {
      // An older answer must not follow a newer one.
      if (asked === latest) listener(views);
    }, onError);
  };
  const stops = [watchConnections(tell), watchPermissions(tell)];
  tell();
  return () => {
    latest = Number.NaN;
    for (const stop of stops) stop();
  };
}

async function readConnectionViews(): Promise<ConnectionView[]> {
  const list = await readConnections();
  return Promise.all(list.connections.map((connection) => viewOf(connection, list)));
}

async function viewOf(connection: StoredConnection, list: ConnectionList): Promise<ConnectionView> {
  const { id, baseUrl, name, colour, deviceName } = connection;
  const missing = await missingHosts(neededAddresses(connection));
  const hosts = missing.map((address) => URL.parse(address)?.hostname ?? address);
  return {
    id,
    baseUrl,
    name,
    title: connectionTitle(connection, list),
    colour,
    deviceName,
    isDefault: id === list.defaultId,
    hostsToAllow: [...new Set(hosts)],
  };
}
