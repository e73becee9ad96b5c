import { describeDatabase } from '../../database/describe-database.ts';
import type { EnvironmentOptions } from '../environment/env-option.ts';
import { loadEnvironment } from '../environment/load-environment.ts';
import { withDatabase } from '../environment/with-database.ts';
import type { JsonOptions } from '../output/json-option.ts';
import { printJson } from '../output/print.ts';

/** Brings the database up to date, and says so. */
export async function migrate(options: EnvironmentOptions & JsonOptions): Promise<void> {
  const environment = loadEnvironment(options);
  // Opening it is what brings it up to date.
  await withDatabase(environment, () => Promise.resolve());
  const database = describeDatabase(environment.database);
  if (options.json) printJson({ database, upToDate: true });
  else console.log(`The database ${database} is up to date.`);
}
