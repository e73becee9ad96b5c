import { Command } from 'commander';
import { type EnvironmentOptions, envOption } from '../environment/env-option.ts';
import { jsonOption, type JsonOptions } from '../output/json-option.ts';

/** `pail device` */
export function deviceCommand(): Command {
  const device = new Command('device').description(
    'see and disconnect the browsers and terminals that hold a token',
  );
  device
    .command('list')
    .description('list the devices that are connected, oldest first')
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (options: EnvironmentOptions & JsonOptions) =>
      (await import('./manage-devices.ts')).printDevices(options),
    );
  device
    .command('revoke <id>')
    .description(
      'disconnect a device: its token is refused from its next call on, and its uploads under way are given up',
    )
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (id: string, options: EnvironmentOptions & JsonOptions) =>
      (await import('./manage-devices.ts')).revokeDevice(id, options),
    );
  return device;
}
