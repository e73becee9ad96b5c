import { randomBytes } from 'node:crypto';
import { byCommand } from '../../audit/doer.ts';
import { noteDeed } from '../../audit/note-deed.ts';
import { makeId } from '../../authentication/secrets.ts';
import { findStorageUsage } from '../../database/storage-usage.ts';
import {
  deleteIdleUser,
  findUser,
  insertUser,
  listUsers,
  OWNER,
  setUserLimits,
} from '../../database/users.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { EnvironmentOptions } from '../environment/env-option.ts';
import { loadEnvironment } from '../environment/load-environment.ts';
import { withDatabase } from '../environment/with-database.ts';
import { CommandFailed, UsageError } from '../failure.ts';
import type { JsonOptions } from '../output/json-option.ts';
import { formatTime, printJson, printTable } from '../output/print.ts';
import { limitsForPeople, limitsForPrograms } from './format-limits.ts';
import { type LimitOptions, limitsOf } from './limit-options.ts';
import { findNamedUser } from './named-user.ts';

type Options = EnvironmentOptions & JsonOptions;

/** Names stand in addresses of commands and in lists: short, and without anything that needs quoting. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u;

/** Prints every user with what they store. */
export async function printUsers(options: Options): Promise<void> {
  const users = await withDatabase(loadEnvironment(options), async (database) =>
    Promise.all(
      (await listUsers(database)).map(async (user) => ({
        id: user.id,
        name: user.name,
        createdAt: user.created_at,
        ...(await findStorageUsage(database, user.id)),
        limits: limitsForPrograms(user),
      })),
    ),
  );
  if (options.json) return printJson({ users });
  printTable(
    ['NAME', 'FILES', 'BYTES', 'SINCE', 'LIMITS'],
    users.map(({ name, files, bytes, createdAt, limits }) => [
      name,
      String(files),
      String(bytes),
      formatTime(createdAt),
      limitsForPeople(limits),
    ]),
    'There is no user.',
  );
}

/** Adds a user. @throws {UsageError, CommandFailed} where the name cannot be had. */
export async function addUser(name: string, options: Options & LimitOptions): Promise<void> {
  if (!NAME.test(name)) {
    throw new UsageError(
      'A name has up to 64 letters, digits, dots, hyphens, underscores and @, and begins with a letter or digit.',
    );
  }
  const user = { id: makeId(randomBytes), name, created_at: Date.now(), ...limitsOf(options) };
  const added = await withDatabase(loadEnvironment(options), (database) =>
    inTransaction(database, async (transaction) => {
      const isNew = await insertUser(transaction, user);
      if (isNew) {
        await noteDeed(transaction, byCommand(user), {
          name: 'user.added',
          at: user.created_at,
          subject: user.id,
          details: limitsOf(options),
        });
      }
      return isNew;
    }),
  );
  if (!added) throw new CommandFailed(`There is a user ${name} already: choose another name.`);
  if (options.json) printJson({ id: user.id, name });
  else console.log(`${name} is added. Connect a device with: pail connect-link --user ${name}`);
}

/** Changes a user's limits. @throws {UsageError, CommandFailed} where nothing is to be changed, or there is no such user. */
export async function setUser(name: string, options: Options & LimitOptions): Promise<void> {
  const changes = limitsOf(options);
  if (Object.keys(changes).length === 0) {
    throw new UsageError('Name what to change: see the options with pail user set --help.');
  }
  const user = await withDatabase(loadEnvironment(options), (database) =>
    inTransaction(database, async (transaction) => {
      const { id } = await findNamedUser(transaction, name);
      await setUserLimits(transaction, id, changes);
      await noteDeed(transaction, byCommand({ id, name }), {
        name: 'user.changed',
        at: Date.now(),
        subject: id,
        details: changes,
      });
      return findUser(transaction, id);
    }),
  );
  const limits = limitsForPrograms(user);
  if (options.json) printJson({ id: user.id, name, limits });
  else console.log(`${name}: ${limitsForPeople(limits)}.`);
}

/** Removes a user. @throws {UsageError, CommandFailed} where that user has to stay. */
export async function removeUser(name: string, options: Options): Promise<void> {
  if (name === OWNER) throw new UsageError('The owner cannot be removed: Pail belongs to that user.');
  const removed = await withDatabase(loadEnvironment(options), (database) =>
    inTransaction(database, async (transaction) => {
      const { id } = await findNamedUser(transaction, name);
      const isRemoved = await deleteIdleUser(transaction, id);
      if (isRemoved) {
        await noteDeed(transaction, byCommand({ id, name }), {
          name: 'user.removed',
          at: Date.now(),
          subject: id,
        });
      }
      return isRemoved;
    }),
  );
  if (!removed) {
    throw new CommandFailed(
      `${name} still has files or uploads: delete them in Pail first. To only shut ${name} out, revoke the devices: pail device list`,
    );
  }
  if (options.json) printJson({ removed: name });
  else console.log(`${name} is removed, with all devices.`);
}
