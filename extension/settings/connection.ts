import { storage } from 'wxt/utils/storage';
import { z } from 'zod';

/** The connection to a backend as it is stored on this device, and only on this device: it holds the token. */
export const storedConnectionSchema = z.object({
  baseUrl: z.url(),
  token: z.string(),
  deviceId: z.uuid(),
  deviceName: z.string(),
  bucketOrigins: z.array(z.url()),
});

export type StoredConnection = z.infer<typeof storedConnectionSchema>;

const connectionItem = storage.defineItem<unknown>('local:connection', { fallback: null });

/** A connection link whose permission prompt closed the popup (Firefox's does), to be offered again. */
const pendingLinkItem = storage.defineItem<string | null>('local:pending-connection-link', {
  fallback: null,
});

export async function readConnection(): Promise<StoredConnection | null> {
  return parse(await connectionItem.getValue());
}

export function writeConnection(connection: StoredConnection | null): Promise<void> {
  return connectionItem.setValue(connection);
}

/** Calls back at every change, not at once. */
export function watchConnection(listener: (connection: StoredConnection | null) => void): () => void {
  return connectionItem.watch((value) => listener(parse(value)));
}

export function readPendingLink(): Promise<string | null> {
  return pendingLinkItem.getValue();
}

export function writePendingLink(link: string | null): Promise<void> {
  return pendingLinkItem.setValue(link);
}

/** What an older or broken version left behind counts as no connection: the person connects again. */
function parse(value: unknown): StoredConnection | null {
  const connection = storedConnectionSchema.safeParse(value);
  return connection.success ? connection.data : null;
}
