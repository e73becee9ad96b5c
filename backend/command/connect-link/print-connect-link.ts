import { randomBytes } from 'node:crypto';
import { byCommand } from '../../audit/doer.ts';
import { createConnectionLink } from '../../authentication/connect.ts';
import { baseUrlOf } from '../environment/base-url.ts';
import type { EnvironmentOptions } from '../environment/env-option.ts';
import { loadEnvironment } from '../environment/load-environment.ts';
import { withDatabase } from '../environment/with-database.ts';
import type { JsonOptions } from '../output/json-option.ts';
import { formatTime, printJson } from '../output/print.ts';
import { findNamedUser } from '../user/named-user.ts';
import type { UserOptions } from '../user/user-option.ts';

/** What `pail connect-link` takes. */
export interface ConnectLinkOptions extends EnvironmentOptions, JsonOptions, UserOptions {
  minutes: number;
}

/** Makes a connection link for a user and prints it. */
export async function printConnectLink(options: ConnectLinkOptions): Promise<void> {
  const environment = loadEnvironment(options);
  const baseUrl = baseUrlOf(environment);
  const lifetime = options.minutes * 60_000;
  const expiresAt = Date.now() + lifetime;
  const link = await withDatabase(environment, async (database) => {
    const user = await findNamedUser(database, options.user);
    const dependencies = { database, settings: { baseUrl }, now: Date.now, randomBytes };
    return createConnectionLink(dependencies, byCommand(user), lifetime);
  });
  if (options.json) printJson({ link, user: options.user, expiresAt: new Date(expiresAt).toISOString() });
  else
    console.log(`${link}\nIt connects one device of ${options.user}, once, until ${formatTime(expiresAt)}.`);
}
