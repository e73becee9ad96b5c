import { Option } from 'commander';

/** What every command that prints something takes. */
export interface JsonOptions {
  json?: boolean;
}

/** `--json` */
export function jsonOption(): Option {
  return new Option('--json', 'print one JSON document on stdout, for programs');
}
