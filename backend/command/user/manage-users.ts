import { randomBytes } from 'node:crypto';
import { makeId } from '../../authentication/secrets.ts';
import { findStorageUsage } from '../../database/storage-usage.ts';
import { deleteIdleUser, insertUser, listUsers, OWNER } from '../../database/users.ts';
import type { EnvironmentOptions } from '../environment/env-option.ts';
import { loadEnvironment } from '../environment/load-environment.ts';
import { withDatabase } from '../environment/with-database.ts';
import { CommandFailed, UsageError } from '../failure.ts';
import type { JsonOptions } from '../output/json-option.ts';
import { formatTime, printJson, printTable } from '../output/print.ts';
import { findNamedUser } from './named-user.ts';

type Options = EnvironmentOptions & JsonOptions;

/** Names stand in addresses of commands and in lists: short, and without anything that needs quoting. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u;

/** Prints every user with what they store. */
export async function printUsers(options: Options): Promise<void> {
  const users = await withDatabase(loadEnvironment(options), async (database) =>
    Promise.all(
      (await listUsers(database)).map(async ({ id, name, created_at: createdAt }) => ({
        id,
        name,
        createdAt,
        ...(await findStorageUsage(database, id)),
      })),
    ),
  );
  if (options.json) return printJson({ users });
  printTable(
    ['NAME', 'FILES', 'BYTES', 'SINCE'],
    users.map(({ name, files, bytes, createdAt }) => [
      name,
      String(files),
      String(bytes),
      formatTime(createdAt),
    ]),
    'There is no user.',
  );
}

/** Adds a user. @throws {UsageError, CommandFailed} where the name cannot be had. */
export async function addUser(name: string, options: Options): Promise<void> {
  if (!NAME.test(name)) {
    throw new UsageError(
      'A name has up to 64 letters, digits, dots, hyphens, underscores and @, and begins with a letter or digit.',
    );
  }
  const user = { id: makeId(randomBytes), name, created_at: Date.now() };
  const added = await withDatabase(loadEnvironment(options), (database) => insertUser(database, user));
  if (!added) throw new CommandFailed(`There is a user ${name} already: choose another name.`);
  if (options.json) printJson({ id: user.id, name });
  else console.log(`${name} is added. Connect a device with: pail connect-link --user ${name}`);
}

/** Removes a user. @throws {UsageError, CommandFailed} where that user has to stay. */
export async function removeUser(name: string, options: Options): Promise<void> {
  if (name === OWNER) throw new UsageError('The owner cannot be removed: Pail belongs to that user.');
  const removed = await withDatabase(loadEnvironment(options), async (database) =>
    deleteIdleUser(database, (await findNamedUser(database, name)).id),
  );
  if (!removed) {
    throw new CommandFailed(
      `${name} still has files or uploads: delete them in Pail first. To only shut ${name} out, revoke the devices: pail device list`,
    );
  }
  if (options.json) printJson({ removed: name });
  else console.log(`${name} is removed, with all devices.`);
}
