import { examineBucket } from '../../doctor/examine.ts';
import type { Report } from '../../doctor/finding.ts';
import type { Environment } from '../../env.ts';
import { createLogger } from '../../logging/logger.ts';
import { withBucket } from '../environment/with-bucket.ts';
import { EXIT } from '../failure.ts';

/** Examines the environment's bucket; Ctrl-C ends it early, and cleans up. */
export async function examine(
  environment: Environment,
  remedies: { lifecycle: boolean; corsOrigins: readonly string[] },
): Promise<Report> {
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    return await withBucket(environment, createLogger('warn', process.stderr), (settings) =>
      examineBucket({
        settings,
        publicBaseUrl: environment.publicBaseUrl,
        abandonedAfterHours: environment.abandonedAfterHours,
        remedies,
        signal: stop.signal,
        onCheck: showProgress,
      }),
    );
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    if (stop.signal.aborted) process.exitCode = EXIT.failed;
    clearProgress();
  }
}

/** What is being tried, on a line that goes away; only where a person looks on. */
function showProgress(check: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[KTrying ${check}…`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
}
