import type { ConnectionView } from '../messaging/pail-client.ts';
import { missingHosts, watchPermissions } from '../platform/permissions.ts';
import { readConnection, watchConnection, type StoredConnection } from '../settings/connection.ts';

/** The addresses that uploads over a connection need. */
export function neededAddresses({ baseUrl, bucketOrigins }: StoredConnection): string[] {
  return [baseUrl, ...bucketOrigins];
}

/** Calls back with the connection, now and whenever it or its permissions change. */
export function watchConnectionView(
  listener: (connection: ConnectionView | null) => void,
  onError: (error: unknown) => void,
): () => void {
  let latest = 0;
  const tell = (): void => {
    latest += 1;
    const asked = latest;
    readConnectionView().then((view) => {
      // An older answer must not follow a newer one.
      if (asked === latest) listener(view);
    }, onError);
  };
  const stops = [watchConnection(tell), watchPermissions(tell)];
  tell();
  return () => {
    latest = Number.NaN;
    for (const stop of stops) stop();
  };
}

async function readConnectionView(): Promise<ConnectionView | null> {
  const connection = await readConnection();
  if (!connection) return null;
  const missing = await missingHosts(neededAddresses(connection));
  const hosts = missing.map((address) => URL.parse(address)?.hostname ?? address);
  return {
    baseUrl: connection.baseUrl,
    deviceName: connection.deviceName,
    hostsToAllow: [...new Set(hosts)],
  };
}
