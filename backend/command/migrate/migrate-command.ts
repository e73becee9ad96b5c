import { Command } from 'commander';
import { envOption } from '../environment/env-option.ts';
import { jsonOption } from '../output/json-option.ts';
import type { MigrateOptions } from './migrate.ts';

/** `pail migrate` */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description(
      'bring the tables of the database up to date, as every start does too, or move to another database',
    )
    .option('--to <address>', 'move everything to this empty database: postgres://… (stop Pail before)')
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (options: MigrateOptions) => (await import('./migrate.ts')).migrate(options));
}
