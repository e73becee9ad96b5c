import { listAllDevices, revokeAnyDevice } from '../../database/devices.ts';
import type { EnvironmentOptions } from '../environment/env-option.ts';
import { loadEnvironment } from '../environment/load-environment.ts';
import { withDatabase } from '../environment/with-database.ts';
import { CommandFailed } from '../failure.ts';
import type { JsonOptions } from '../output/json-option.ts';
import { formatTime, printJson, printTable } from '../output/print.ts';

type Options = EnvironmentOptions & JsonOptions;

/** Prints every user's devices. */
export async function printDevices(options: Options): Promise<void> {
  const rows = await withDatabase(loadEnvironment(options), listAllDevices);
  const devices = rows.map((row) => ({
    id: row.id,
    user: row.user_name,
    name: row.name,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  }));
  if (options.json) return printJson({ devices });
  printTable(
    ['ID', 'USER', 'NAME', 'CONNECTED', 'LAST SEEN'],
    devices.map(({ id, user, name, createdAt, lastSeenAt }) => [
      id,
      user,
      name,
      formatTime(createdAt),
      formatTime(lastSeenAt),
    ]),
    'No device is connected. Make a link with: pail connect-link',
  );
}

/** Disconnects a device. @throws {CommandFailed} where there is none of that id. */
export async function revokeDevice(id: string, options: Options): Promise<void> {
  const found = await withDatabase(loadEnvironment(options), (database) =>
    revokeAnyDevice(database, id, Date.now()),
  );
  if (!found) throw new CommandFailed(`There is no device ${id}. See them with: pail device list`);
  if (options.json) printJson({ revoked: id });
  else console.log(`Device ${id} is disconnected.`);
}
