import { storage } from 'wxt/utils/storage';
import { inTurn } from '../../shared/in-turn.ts';
import { connectionsOf, type ConnectionList } from './connection-list.ts';

const listItem = storage.defineItem<unknown>('local:connections', { fallback: null });

/** Where the one connection was that older versions could have. */
const formerItem = storage.defineItem<unknown>('local:connection', { fallback: null });

/** A connection link whose permission prompt closed the popup (Firefox's does), to be offered again. */
const pendingLinkItem = storage.defineItem<string | null>('local:pending-connection-link', {
  fallback: null,
});

export async function readConnections(): Promise<ConnectionList> {
  const [list, former] = await storage.getItems([listItem, formerItem]);
  return connectionsOf(list?.value, former?.value);
}

/** Each change is made to what the one before it left. */
const oneByOne = inTurn();

/** Changes the list. Only the background does, so that no two changes are made at a time. */
export function changeConnections(change: (list: ConnectionList) => ConnectionList): Promise<ConnectionList> {
  return oneByOne(async () => {
    const list = change(await readConnections());
    await listItem.setValue(list);
    // Not before the list is there: whatever comes between them, no connection is lost.
    await formerItem.removeValue();
    return list;
  });
}

/** Moves the one connection of an older version to the list. To be called while the background starts. */
export async function takeOverFormerConnection(): Promise<void> {
  if ((await formerItem.getValue()) !== null) await changeConnections((list) => list);
}

/** Calls back at every change, not at once. */
export function watchConnections(listener: (list: ConnectionList) => void): () => void {
  return listItem.watch((list) => listener(connectionsOf(list, null)));
}

export function readPendingLink(): Promise<string | null> {
  return pendingLinkItem.getValue();
}

export function writePendingLink(link: string | null): Promise<void> {
  return pendingLinkItem.setValue(link);
}
