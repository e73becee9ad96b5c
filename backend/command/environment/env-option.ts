import { Option } from 'commander';

/** What every command that works on the backend's data takes. */
export interface EnvironmentOptions {
  env?: string;
}

/** `--env FILE`. Node 20 takes an option named --env-file for itself, even behind the program's name. */
export function envOption(): Option {
  return new Option(
    '--env <file>',
    'read variables from this file; default: .env in the data folder (.pail), else here. Variables that are set already win',
  );
}
