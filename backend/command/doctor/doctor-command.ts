import { Command } from 'commander';
import { envOption } from '../environment/env-option.ts';
import { jsonOption } from '../output/json-option.ts';
import type { DoctorOptions } from './run-doctor.ts';

/** `pail doctor` */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('try everything that Pail asks of the bucket, and say what to mend')
    .option('--fix', 'let the bucket abort abandoned multipart uploads; other rules stay as they are')
    .option(
      '--cors <origin...>',
      'with --fix: let web pages of these origins upload too; the extension needs no such rule',
    )
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (options: DoctorOptions) => (await import('./run-doctor.ts')).runDoctor(options));
}
