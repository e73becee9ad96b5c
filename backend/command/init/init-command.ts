import { Command } from 'commander';
import { envOption } from '../environment/env-option.ts';
import { jsonOption } from '../output/json-option.ts';
import type { InitOptions } from './run-init.ts';

/** `pail init` */
export function initCommand(): Command {
  return new Command('init')
    .description(
      'set Pail up: asks for the bucket, writes the environment file, examines the bucket, and makes the first connection link',
    )
    .option('--provider <name>', 'local, aws, r2, b2, wasabi, minio, garage, ceph, gcs or other')
    .option('--bucket <name>', 'the name of the bucket')
    .option('--region <region>', 'its region, where the provider has several')
    .option('--account <id>', "Cloudflare's account id")
    .option('--endpoint <address>', 'the address of a server of your own')
    .option('--access-key-id <id>', 'default: AWS_ACCESS_KEY_ID; neither: the default chain finds the keys')
    .option('--secret-key-stdin', 'read the secret key from stdin; default: AWS_SECRET_ACCESS_KEY')
    .option('--base-url <address>', "Pail's own address, where it is to be reached from elsewhere")
    .option('--data-dir <folder>', 'where Pail keeps its data; default: .pail')
    .option('--force', 'change an environment file that is there; lines of other variables stay')
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (options: InitOptions) => (await import('./run-init.ts')).runInit(options));
}
