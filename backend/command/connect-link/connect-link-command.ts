import { Command, InvalidArgumentError } from 'commander';
import { envOption } from '../environment/env-option.ts';
import { jsonOption } from '../output/json-option.ts';
import { userOption } from '../user/user-option.ts';
import type { ConnectLinkOptions } from './print-connect-link.ts';

/** A link that lasts longer is a password that lies about. */
const MOST_MINUTES = 7 * 24 * 60;

/** `pail connect-link` */
export function connectLinkCommand(): Command {
  return new Command('connect-link')
    .description('make a link that connects one browser or terminal, once')
    .addOption(userOption('whose device it will be'))
    .option('--minutes <minutes>', 'how long it is good', parseMinutes, 60)
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (options: ConnectLinkOptions) =>
      (await import('./print-connect-link.ts')).printConnectLink(options),
    );
}

function parseMinutes(text: string): number {
  const minutes = Number(text);
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES) return minutes;
  throw new InvalidArgumentError(`It must be a whole number of minutes from 1 to ${MOST_MINUTES} (a week).`);
}
