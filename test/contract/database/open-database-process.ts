import { once } from 'node:events';
import { openDatabase } from '../../../backend/database/connection.ts';
import { databaseUrlSchema } from '../../../backend/env.ts';

/*
 * Opens the database that the argument names as soon as it is told to on its standard input, as a starting backend does,
 * and names the users in it. A process of its own: within one, SQLite's connections do not wait for each other.
 */
const settings = databaseUrlSchema.parse(process.argv[2]);
console.log('ready');
await once(process.stdin, 'data');
process.stdin.destroy();
const database = await openDatabase(settings);
const users = await database.selectFrom('users').select('name').execute();
await database.destroy();
console.log(JSON.stringify(users.map(({ name }) => name)));
