import { Command } from 'commander';
import { jsonOption } from '../output/json-option.ts';
import type { UploadOptions } from './run-uploads.ts';

/** `pail upload` */
export function uploadCommand(): Command {
  return new Command('upload')
    .description('upload files from this machine, verified as from a browser, and print their links')
    .argument('<files...>', 'the files')
    .option(
      '--connect <link>',
      'a connection link (pail connect-link): it is used once, and the connection kept for later uploads',
    )
    .addOption(jsonOption())
    .action(async (files: string[], options: UploadOptions) =>
      (await import('./run-uploads.ts')).runUploads(files, options),
    );
}
