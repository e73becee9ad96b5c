import { Command } from 'commander';
import { type EnvironmentOptions, envOption } from '../environment/env-option.ts';
import { jsonOption, type JsonOptions } from '../output/json-option.ts';

/** `pail user` */
export function userCommand(): Command {
  const user = new Command('user').description('the people whose devices may upload');
  user
    .command('list')
    .description('list the users, with what they store')
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (options: EnvironmentOptions & JsonOptions) =>
      (await import('./manage-users.ts')).printUsers(options),
    );
  user
    .command('add <name>')
    .description('add a user; then make a link for each device with: pail connect-link --user NAME')
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (name: string, options: EnvironmentOptions & JsonOptions) =>
      (await import('./manage-users.ts')).addUser(name, options),
    );
  user
    .command('remove <name>')
    .description('remove a user who has no files, with all devices')
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (name: string, options: EnvironmentOptions & JsonOptions) =>
      (await import('./manage-users.ts')).removeUser(name, options),
    );
  return user;
}
