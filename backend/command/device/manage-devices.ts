import { byCommand } from '../../audit/doer.ts';
import { revokeNamedDevice } from '../../authentication/revoke-device.ts';
import { listAllDevices } from '../../database/devices.ts';
import { listUploadsOfDevice } from '../../database/uploads.ts';
import { createLogger } from '../../logging/logger.ts';
import { stopUploadsOf } from '../../uploads/stop-uploads.ts';
import type { EnvironmentOptions } from '../environment/env-option.ts';
import { loadEnvironment } from '../environment/load-environment.ts';
import { withOpenBucket } from '../environment/with-bucket.ts';
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

/** Disconnects a device, and gives up what it is uploading. @throws {CommandFailed} where there is none of that id. */
export async function revokeDevice(id: string, options: Options): Promise<void> {
  const environment = loadEnvironment(options);
  const stopped = await withDatabase(environment, async (database) => {
    // First the token, so that nothing new begins; the bucket need not answer for that.
    const device = await revokeNamedDevice({ database, now: Date.now }, id, { doer: byCommand });
    if (!device) throw new CommandFailed(`There is no device ${id}. See them with: pail device list`);
    const running = await listUploadsOfDevice(database, device.user_id, device.id);
    if (running.length === 0) return 0;
    // stdout is for the answer.
    const log = createLogger('warn', process.stderr);
    return withOpenBucket(environment, log, (bucket) => stopUploadsOf({ database, bucket, log }, device));
  });
  if (options.json) printJson({ revoked: id, stoppedUploads: stopped });
  else console.log(`Device ${id} is disconnected.${stopped > 0 ? ` Uploads given up: ${stopped}.` : ''}`);
}
