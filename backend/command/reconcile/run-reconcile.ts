import { createLogger } from '../../logging/logger.ts';
import { reconcile } from '../../reconcile/reconcile.ts';
import type { EnvironmentOptions } from '../environment/env-option.ts';
import { loadEnvironment } from '../environment/load-environment.ts';
import { withOpenBucket } from '../environment/with-bucket.ts';
import { withDatabase } from '../environment/with-database.ts';
import { EXIT } from '../failure.ts';
import type { JsonOptions } from '../output/json-option.ts';
import { printJson, printTable } from '../output/print.ts';

export interface ReconcileOptions extends EnvironmentOptions, JsonOptions {
  fix?: boolean;
  removeStrays?: boolean;
}

/** Compares bucket and database, mends what it is told to, and says what there was; ends with 1 where anything stays. */
export async function runReconcile(options: ReconcileOptions): Promise<void> {
  const { fix = false, removeStrays = false, json = false } = options;
  const environment = loadEnvironment(options);
  // stdout is for the answer.
  const log = createLogger('warn', process.stderr);
  const found = await withDatabase(environment, (database) =>
    withOpenBucket(environment, log, (bucket) =>
      reconcile({ database, bucket, now: Date.now }, { missing: fix, strays: removeStrays }),
    ),
  );
  const stays =
    found.changed.length + (fix ? 0 : found.missing.length) + (removeStrays ? 0 : found.strays.length);
  if (stays > 0) process.exitCode = EXIT.failed;
  if (json) return printJson({ ...found, fixed: { missing: fix, strays: removeStrays } });
  printTable(
    ['KEY', 'WHAT IS WRONG', 'FIX'],
    [
      ...found.missing.map(({ key }) => [
        key,
        'its object is gone',
        fix ? 'taken out of the history' : 'pail reconcile --fix',
      ]),
      ...found.changed.map(({ key, expected, actual }) => [
        key,
        `has ${actual} bytes instead of ${expected}`,
        'delete the file, or put its object back',
      ]),
      ...found.strays.map(({ key }) => [
        key,
        'no row knows it',
        removeStrays ? 'deleted' : 'pail reconcile --remove-strays',
      ]),
    ],
    `Bucket and database agree. Files: ${found.files}.`,
  );
}
