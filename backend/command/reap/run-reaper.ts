import { createLogger } from '../../logging/logger.ts';
import { reapingSettings } from '../../uploads/reaping-settings.ts';
import type { EnvironmentOptions } from '../environment/env-option.ts';
import { loadEnvironment } from '../environment/load-environment.ts';
import type { JsonOptions } from '../output/json-option.ts';
import { printJson } from '../output/print.ts';
import { reapOnce } from './reap-once.ts';

/** Removes what nobody will finish, once, and says how much. */
export async function runReaper(options: EnvironmentOptions & JsonOptions): Promise<void> {
  const environment = loadEnvironment(options);
  // stdout is for the answer.
  const log = createLogger('warn', process.stderr);
  const reaped = await reapOnce(environment, log, {
    settings: reapingSettings(environment),
    now: Date.now,
  });
  if (options.json) printJson(reaped);
  else {
    console.log(
      `Given up: ${reaped.uploads} uploads. Removed: ${reaped.objects} abandoned objects, ${reaped.multipartUploads} multipart uploads that nobody needs.`,
    );
  }
}
