import { Command } from 'commander';
import { type EnvironmentOptions, envOption } from '../environment/env-option.ts';
import { jsonOption, type JsonOptions } from '../output/json-option.ts';

/** `pail migrate` */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the tables of the database up to date, as every start does too')
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (options: EnvironmentOptions & JsonOptions) =>
      (await import('./migrate.ts')).migrate(options),
    );
}
