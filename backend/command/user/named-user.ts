import type { Queryable } from '../../database/connection.ts';
import { findUserByName, listUsers, type UserRow } from '../../database/users.ts';
import { CommandFailed } from '../failure.ts';

/** @throws {CommandFailed} which names the users there are. */
export async function findNamedUser(database: Queryable, name: string): Promise<UserRow> {
  const user = await findUserByName(database, name);
  if (user) return user;
  const names = (await listUsers(database)).map((each) => each.name);
  throw new CommandFailed(`There is no user ${name}. There is: ${names.join(', ')}.`);
}
