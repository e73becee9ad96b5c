import { Command } from 'commander';
import { type EnvironmentOptions, envOption } from '../environment/env-option.ts';

/** `pail serve` */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run the backend, and the local bucket too where no other is set up, until it is stopped')
    .addOption(envOption())
    .action(async (options: EnvironmentOptions) => (await import('./serve.ts')).serve(options));
}
