import { createLogger } from '../../logging/logger.ts';
import { reap } from '../../uploads/reaper.ts';
import type { EnvironmentOptions } from '../environment/env-option.ts';
import { loadEnvironment } from '../environment/load-environment.ts';
import { withOpenBucket } from '../environment/with-bucket.ts';
import { withDatabase } from '../environment/with-database.ts';
import type { JsonOptions } from '../output/json-option.ts';
import { printJson } from '../output/print.ts';

/** Removes what nobody will finish, once, and says how much. */
export async function runReaper(options: EnvironmentOptions & JsonOptions): Promise<void> {
  const environment = loadEnvironment(options);
  // stdout is for the answer.
  const log = createLogger('warn', process.stderr);
  const reaped = await withDatabase(environment, (database) =>
    withOpenBucket(environment, log, (bucket) =>
      reap({
        database,
        bucket,
        settings: {
          abandonedAfter: environment.abandonedAfterHours * 60 * 60_000,
          auditKept: environment.auditKeptDays * 24 * 60 * 60_000,
        },
        log,
        now: Date.now,
      }),
    ),
  );
  if (options.json) printJson(reaped);
  else {
    console.log(
      `Given up: ${reaped.uploads} uploads. Removed: ${reaped.objects} abandoned objects, ${reaped.multipartUploads} multipart uploads that nobody needs.`,
    );
  }
}
