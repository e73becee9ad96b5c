import { sql } from 'kysely';
import { PailError } from '../../shared/errors/pail-error.ts';
import type { DatabaseSettings } from '../env.ts';
import { openDatabase, type Connection, type Transaction } from './connection.ts';
import { describeDatabase } from './describe-database.ts';
import { dialectOf } from './dialects/dialect-name.ts';
import type { DatabaseSchema } from './schema.ts';
import { OWNER } from './users.ts';

type TableName = keyof DatabaseSchema;

/** How many rows of a table were copied. */
export interface MovedTable {
  table: string;
  rows: number;
}

/** Every table and its key, in an order in which each refers only to those before it. */
const TABLES: Readonly<Record<TableName, string>> = {
  users: 'id',
  devices: 'id',
  connect_codes: 'code_hash',
  uploads: 'id',
  files: 'id',
  storage_usage: 'number',
  links: 'slug',
  batches: 'id',
  batch_files: 'id',
  abandoned_objects: 'id',
  audit_log: 'id',
};

/** Their keys are numbers that the database gives out: PostgreSQL is told which are taken. */
const NUMBERED: Partial<Record<TableName, string>> = {
  storage_usage: 'number',
  batch_files: 'id',
  abandoned_objects: 'id',
  audit_log: 'id',
};

const ROWS_AT_ONCE = 500;

/**
 * Copies everything that one database holds to another one, which must hold nothing yet: all of it, or nothing. Both are
 * brought up to date first. While it runs, a SQLite file can be read but not written to; the backend should be stopped,
 * since what it writes afterwards is in the old database only. The old one stays as it is.
 * @throws {PailError} `invalid_request` where the target is in use or is the source; `database_unreachable` where one of
 * them is not there; `database_busy`.
 */
export async function moveData(from: DatabaseSettings, to: DatabaseSettings): Promise<MovedTable[]> {
  if (describeDatabase(from) === describeDatabase(to)) {
    throw new PailError('invalid_request', `${describeDatabase(to)} is the database that is in use already.`);
  }
  const source = await openDatabase(from);
  try {
    const target = await openDatabase(to);
    try {
      return await copyAll(source, target, describeDatabase(to));
    } finally {
      await target.destroy();
    }
  } finally {
    await source.destroy();
  }
}

async function copyAll(source: Connection, target: Connection, name: string): Promise<MovedTable[]> {
  const reading = source.transaction();
  // One view of all tables; SQLite's transaction keeps others from writing.
  const atOneTime = dialectOf(source) === 'postgres' ? reading.setIsolationLevel('repeatable read') : reading;
  return atOneTime.execute((reader) =>
    target.transaction().execute(async (writer) => {
      await requireUnused(writer, name);
      const moved: MovedTable[] = [];
      for (const [table, key] of Object.entries(TABLES)) {
        moved.push({ table, rows: await copyTable(reader, writer, table, key) });
      }
      if (dialectOf(writer) === 'postgres') await continueNumbers(writer);
      return moved;
    }),
  );
}

/** A database that was only just made has one row: an owner, in whose place the source's will be. */
async function requireUnused(writer: Transaction, name: string): Promise<void> {
  await writer
    .deleteFrom('users')
    .where('name', '=', OWNER)
    .where('id', 'not in', ownersInUse(writer))
    .execute();
  for (const table of Object.keys(TABLES)) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(writer);
    if (rows.length > 0) {
      throw new PailError(
        'invalid_request',
        `${name} is in use already: data can be moved to an empty database only.`,
      );
    }
  }
}

/** Whoever has a device, a code, an upload or a file. */
function ownersInUse(writer: Transaction) {
  return writer
    .selectFrom('devices')
    .select('user_id')
    .union(writer.selectFrom('connect_codes').select('user_id'))
    .union(writer.selectFrom('uploads').select('user_id'))
    .union(writer.selectFrom('files').select('user_id'));
}

/** Returns how many rows it copied, some at a time: the rows of a table may not fit into memory. */
async function copyTable(
  reader: Transaction,
  writer: Transaction,
  table: string,
  key: string,
): Promise<number> {
  let copied = 0;
  let last: unknown;
  for (;;) {
    const after = copied === 0 ? sql`` : sql`where ${sql.ref(key)} > ${last}`;
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} ${after} order by ${sql.ref(key)} limit ${ROWS_AT_ONCE}
    `.execute(reader);
    const [first] = rows;
    if (!first) return copied;
    const columns = Object.keys(first);
    const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
    await sql`
      insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      values ${sql.join(values)}
    `.execute(writer);
    copied += rows.length;
    last = rows.at(-1)?.[key];
  }
}

/** The numbers that PostgreSQL gives out itself go on after those that were copied. */
async function continueNumbers(writer: Transaction): Promise<void> {
  for (const [table, column] of Object.entries(NUMBERED)) {
    await sql`
      select setval(pg_get_serial_sequence(${table}, ${column}), max(${sql.ref(column)}))
      from ${sql.table(table)} having count(*) > 0
    `.execute(writer);
  }
}
