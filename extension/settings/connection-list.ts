import { z } from 'zod';
import {
  connectionColourSchema,
  type ConnectionColour,
  type ConnectionLook,
} from '../../shared/messages/connection.ts';

/** A connection to a backend as it is stored on this device, and only on this device: it holds the token. */
export const storedConnectionSchema = z.object({
  id: z.uuid(),
  baseUrl: z.url(),
  token: z.string(),
  deviceId: z.uuid(),
  deviceName: z.string(),
  bucketOrigins: z.array(z.url()),
  /** Whose files they are on that server; null where that was not noted yet. */
  user: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** What the person calls it; empty for the server's host. */
  name: z.string(),
  colour: connectionColourSchema,
  /** Milliseconds since 1970; 0 where that was not noted yet. */
  createdAt: z.number().int(),
});

export type StoredConnection = z.infer<typeof storedConnectionSchema>;

/** What is kept of a connection whose token the server refused when the person disconnected it. */
const lostConnectionSchema = storedConnectionSchema.pick({
  id: true,
  baseUrl: true,
  user: true,
  name: true,
  colour: true,
});

type LostConnection = z.infer<typeof lostConnectionSchema>;

/** All connections of this browser, oldest first. */
export interface ConnectionList {
  connections: readonly StoredConnection[];
  /** Where uploads go to; null only where there is no connection. */
  defaultId: string | null;
  /**
   * Connections that the server ended: their uploads wait here for the next connection of the same person to the same
   * server, which takes their place.
   */
  lost: readonly LostConnection[];
  /** To which uploads belong that were added when there could be only one connection; null where that is gone. */
  formerId: string | null;
}

const FIRST_COLOUR: ConnectionColour = 'blue';

const NO_CONNECTIONS: ConnectionList = { connections: [], lost: [], defaultId: null, formerId: null };

const listSchema = z.object({
  connections: z.array(z.unknown()),
  lost: z.array(lostConnectionSchema).default([]),
  defaultId: z.uuid().nullable(),
  formerId: z.uuid().nullable(),
});

/** The one connection of Pail's versions before there could be several. */
const formerSchema = storedConnectionSchema.pick({
  baseUrl: true,
  token: true,
  deviceId: true,
  deviceName: true,
  bucketOrigins: true,
});

/**
 * The connections out of what is stored. What a broken version left behind counts as no connection: the person connects
 * again.
 * @param list what is stored today
 * @param former what was stored when there could be only one; it counts where nothing newer is there
 */
export function connectionsOf(list: unknown, former: unknown): ConnectionList {
  const parsed = listSchema.safeParse(list);
  if (!parsed.success) return takenOver(former);
  const connections = parsed.data.connections.flatMap((each) => {
    const connection = storedConnectionSchema.safeParse(each);
    return connection.success ? [connection.data] : [];
  });
  return withKnownIds({ ...parsed.data, connections });
}

function takenOver(former: unknown): ConnectionList {
  const parsed = formerSchema.safeParse(former);
  if (!parsed.success) return NO_CONNECTIONS;
  // Every page of the extension may be the first to read it: all must find the same id.
  const id = parsed.data.deviceId;
  const connection = { ...parsed.data, id, user: null, name: '', colour: FIRST_COLOUR, createdAt: 0 };
  return { connections: [connection], lost: [], defaultId: id, formerId: id };
}

/** Adds a connection, or puts it in the place of the one with its id. The first one is where uploads go to. */
export function withConnection(list: ConnectionList, connection: StoredConnection): ConnectionList {
  const isNew = list.connections.every(({ id }) => id !== connection.id);
  const connections = isNew
    ? [...list.connections, connection]
    : list.connections.map((each) => (each.id === connection.id ? connection : each));
  const lost = list.lost.filter(({ id }) => id !== connection.id);
  return withKnownIds({ ...list, connections, lost });
}

/** Takes a connection away that the server ended; what is to be uploaded over it waits for the next one. */
export function withLostConnection(list: ConnectionList, connection: StoredConnection): ConnectionList {
  const lost = lostConnectionSchema.parse(connection);
  const others = list.lost.filter(({ id }) => id !== connection.id);
  return withoutConnection({ ...list, lost: [...others, lost] }, connection.id);
}

/** Takes a connection away; uploads go to the oldest that is left where they went to it. */
export function withoutConnection(list: ConnectionList, id: string): ConnectionList {
  return withKnownIds({ ...list, connections: list.connections.filter((each) => each.id !== id) });
}

/** Changes what the person may choose of a connection; nothing where it is gone. */
export function withLook(list: ConnectionList, id: string, { name, colour }: ConnectionLook): ConnectionList {
  const connections = list.connections.map((each) =>
    each.id === id ? { ...each, name: name ?? each.name, colour: colour ?? each.colour } : each,
  );
  return { ...list, connections };
}

/** Has uploads go to a connection; nothing where it is gone. */
export function withDefault(list: ConnectionList, id: string): ConnectionList {
  return list.connections.some((each) => each.id === id) ? { ...list, defaultId: id } : list;
}

/**
 * The connection that another one for the same person on the same server takes the place of.
 * @param among those that are there, or those that were lost
 */
export function connectionToReplace<Connection extends LostConnection>(
  among: readonly Connection[],
  baseUrl: string,
  userId: string,
): Connection | undefined {
  return among.find((each) => each.baseUrl === baseUrl && (each.user === null || each.user.id === userId));
}

/** The first colour that no connection has; one that is used where all are. */
export function freeColour({ connections }: ConnectionList): ConnectionColour {
  const used = new Set(connections.map(({ colour }) => colour));
  const { options } = connectionColourSchema;
  return (
    options.find((colour) => !used.has(colour)) ??
    options[connections.length % options.length] ??
    FIRST_COLOUR
  );
}

/** Points to connections that are there. */
function withKnownIds(list: ConnectionList): ConnectionList {
  const { connections, lost, defaultId, formerId } = list;
  const isThere = (id: string | null): boolean => connections.some((each) => each.id === id);
  const isLost = lost.some(({ id }) => id === formerId);
  return {
    connections,
    lost,
    defaultId: isThere(defaultId) ? defaultId : (connections[0]?.id ?? null),
    formerId: isThere(formerId) || isLost ? formerId : null,
  };
}
