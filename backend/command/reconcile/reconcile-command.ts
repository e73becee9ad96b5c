import { Command } from 'commander';
import { envOption } from '../environment/env-option.ts';
import { jsonOption } from '../output/json-option.ts';
import type { ReconcileOptions } from './run-reconcile.ts';

/** `pail reconcile` */
export function reconcileCommand(): Command {
  return new Command('reconcile')
    .description('compare every file with its object in the bucket, and say where they disagree')
    .option('--fix', 'take files whose object is gone out of the history')
    .option(
      '--remove-strays',
      'delete objects that no row knows; never where another Pail uses the bucket, or after an older database was restored',
    )
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (options: ReconcileOptions) => (await import('./run-reconcile.ts')).runReconcile(options));
}
