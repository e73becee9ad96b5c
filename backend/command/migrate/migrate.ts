import { describeDatabase } from '../../database/describe-database.ts';
import { moveData } from '../../database/move-data.ts';
import { databaseUrlSchema, type DatabaseSettings } from '../../env.ts';
import type { EnvironmentOptions } from '../environment/env-option.ts';
import { loadEnvironment } from '../environment/load-environment.ts';
import { withDatabase } from '../environment/with-database.ts';
import { UsageError } from '../failure.ts';
import type { JsonOptions } from '../output/json-option.ts';
import { printJson, printTable } from '../output/print.ts';

export interface MigrateOptions extends EnvironmentOptions, JsonOptions {
  /** Address of the database to move to. */
  to?: string;
}

/**
 * Brings the database up to date, or moves all that it holds to another one, and says so.
 * @throws {UsageError, PailError} where the other one cannot be had.
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const environment = loadEnvironment(options);
  if (options.to !== undefined) {
    await move(environment.database, parseTarget(options.to), options);
    return;
  }
  // Opening it is what brings it up to date.
  await withDatabase(environment, () => Promise.resolve());
  const database = describeDatabase(environment.database);
  if (options.json) printJson({ database, upToDate: true });
  else console.log(`The database ${database} is up to date.`);
}

function parseTarget(address: string): DatabaseSettings {
  const target = databaseUrlSchema.safeParse(address);
  if (!target.success) throw new UsageError(`--to ${target.error.issues[0]?.message}`);
  return target.data;
}

async function move(from: DatabaseSettings, to: DatabaseSettings, { json }: JsonOptions): Promise<void> {
  const tables = await moveData(from, to);
  const [source, target] = [describeDatabase(from), describeDatabase(to)];
  if (json) {
    printJson({ from: source, to: target, rows: Object.fromEntries(tables.map((t) => [t.table, t.rows])) });
    return;
  }
  printTable(
    ['TABLE', 'ROWS'],
    tables.map(({ table, rows }) => [table, String(rows)]),
    'There are no tables.',
  );
  console.log(
    `\nEverything in ${source} is in ${target} now. Set DATABASE_URL to the new address and start Pail again; the old database stays as it is.`,
  );
}
