import { Option } from 'commander';

/** What commands about one user take. */
export interface UserOptions {
  user: string;
}

/** `--user NAME`, by default the person whom the backend belongs to. */
export function userOption(meaning: string): Option {
  return new Option('--user <name>', meaning).default('owner');
}
