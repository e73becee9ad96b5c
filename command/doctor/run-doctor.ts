import { z } from 'zod';
import { examineBucket } from '../../backend/doctor/examine.ts';
import type { Report } from '../../backend/doctor/finding.ts';
import type { Environment } from '../../backend/env.ts';
import { createLogger } from '../../backend/logging/logger.ts';
import type { EnvironmentOptions } from '../environment/env-option.ts';
import { loadEnvironment } from '../environment/load-environment.ts';
import { withBucket } from '../environment/with-bucket.ts';
import { EXIT, UsageError } from '../failure.ts';
import type { JsonOptions } from '../output/json-option.ts';
import { printJson } from '../output/print.ts';
import { formatReport } from './format-report.ts';

/** What `pail doctor` takes. */
export interface DoctorOptions extends EnvironmentOptions, JsonOptions {
  fix?: boolean;
  cors?: string[];
}

/** Examines the bucket and prints what was found; the process fails where a check did. */
export async function runDoctor(options: DoctorOptions): Promise<void> {
  const corsOrigins = (options.cors ?? []).map(parseOrigin);
  if (corsOrigins.length > 0 && !options.fix) {
    throw new UsageError('--cors changes rules of the bucket: give it together with --fix.');
  }
  const environment = loadEnvironment(options);
  const report = await examine(environment, { lifecycle: options.fix === true, corsOrigins });
  if (options.json) printJson(report);
  else console.log(formatReport(report));
  if (!report.healthy) process.exitCode = EXIT.failed;
}

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

function parseOrigin(text: string): string {
  const url = z.url({ protocol: /^https?$/ }).safeParse(text);
  if (!url.success || new URL(url.data).origin !== text) {
    throw new UsageError(`${text} is not an origin: write it as https://site.example, without a path.`);
  }
  return text;
}
