import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import envPaths from 'env-paths';
import { z } from 'zod';
import { BackendClient, connectDevice } from '../../../extension/transport/backend-client.ts';
import { meSchema } from '../../../shared/api/devices.ts';
import { parseConnectionLink } from '../../../shared/connection-link.ts';
import { PailError } from '../../../shared/errors/pail-error.ts';
import { MAX_DEVICE_NAME_LENGTH } from '../../../shared/limits.ts';
import { writePrivateFile } from '../environment/write-private-file.ts';
import { CommandFailed, UsageError } from '../failure.ts';

/** The backend that this person's terminal is connected to, and its token. */
const connectionSchema = z.object({
  baseUrl: z.url(),
  token: z.string().min(1),
  deviceId: z.uuid(),
  bucketOrigins: meSchema.shape.bucketOrigins,
});

export type Connection = z.infer<typeof connectionSchema>;

/** In the person's folder for settings: XDG_CONFIG_HOME, Library/Preferences or APPDATA. */
function connectionFile(): string {
  return join(envPaths('pail', { suffix: '' }).config, 'connection.json');
}

/**
 * Swaps a connection link for a token and keeps it, readable by this person only. A connection that was kept before is
 * revoked where its backend can be reached.
 * @throws {PailError} `connect_code_…`, `backend_unreachable`
 */
export async function connect(link: string): Promise<Connection> {
  // One that is missing or damaged is replaced all the same.
  const before = await readConnection().catch(() => undefined);
  const { baseUrl, code } = parseConnectionLink(link);
  const name = `pail upload on ${hostname()}`.slice(0, MAX_DEVICE_NAME_LENGTH);
  const { token, me } = await connectDevice(baseUrl, code, name);
  const connection = { baseUrl, token, deviceId: me.device.id, bucketOrigins: me.bucketOrigins };
  await writePrivateFile(connectionFile(), `${JSON.stringify(connection, null, 2)}\n`);
  if (before) {
    // Nobody uses it any more; where it cannot be revoked now, its owner still can.
    await clientOf(before)
      .revokeDevice(before.deviceId)
      .catch((error: unknown) => {
        if (!(error instanceof PailError)) throw error;
      });
  }
  return connection;
}

/**
 * The connection that was kept.
 * @throws {UsageError} where there is none; {CommandFailed} where the file is damaged
 */
export async function readConnection(): Promise<Connection> {
  const file = connectionFile();
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    throw new UsageError(
      'This terminal is not connected yet: make a link on the server with "pail connect-link", and give it once with --connect LINK.',
    );
  }
  try {
    return connectionSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new CommandFailed(`${file} is damaged: delete it, and connect again with --connect LINK.`, {
      cause: error,
    });
  }
}

/** The backend's API with this connection's token. */
export function clientOf(connection: Connection): BackendClient {
  return new BackendClient(() => Promise.resolve(connection));
}
