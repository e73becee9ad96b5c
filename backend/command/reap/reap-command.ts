import { Command } from 'commander';
import { type EnvironmentOptions, envOption } from '../environment/env-option.ts';
import { jsonOption, type JsonOptions } from '../output/json-option.ts';

/** `pail reap` */
export function reapCommand(): Command {
  return new Command('reap')
    .description('remove what nobody will finish, as the running backend does every hour')
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (options: EnvironmentOptions & JsonOptions) =>
      (await import('./run-reaper.ts')).runReaper(options),
    );
}
