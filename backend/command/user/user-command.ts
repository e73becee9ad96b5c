import { Command } from 'commander';
import { type EnvironmentOptions, envOption } from '../environment/env-option.ts';
import { jsonOption, type JsonOptions } from '../output/json-option.ts';
import { addLimitOptions, type LimitOptions } from './limit-options.ts';

type Options = EnvironmentOptions & JsonOptions;

/** `pail user` */
export function userCommand(): Command {
  const user = new Command('user').description('the people whose devices may upload');
  user
    .command('list')
    .description('list the users, with what they store')
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (options: Options) => (await import('./manage-users.ts')).printUsers(options));
  addLimitOptions(user.command('add <name>'))
    .description('add a user; then make a link for each device with: pail connect-link --user NAME')
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (name: string, options: Options & LimitOptions) =>
      (await import('./manage-users.ts')).addUser(name, options),
    );
  addLimitOptions(user.command('set <name>'))
    .description('change what a user may do, from the next call on')
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (name: string, options: Options & LimitOptions) =>
      (await import('./manage-users.ts')).setUser(name, options),
    );
  user
    .command('remove <name>')
    .description('remove a user who has no files, with all devices')
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (name: string, options: Options) =>
      (await import('./manage-users.ts')).removeUser(name, options),
    );
  return user;
}
