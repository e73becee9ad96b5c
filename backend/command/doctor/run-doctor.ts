import { z } from 'zod';
import type { EnvironmentOptions } from '../environment/env-option.ts';
import { loadEnvironment } from '../environment/load-environment.ts';
import { EXIT, UsageError } from '../failure.ts';
import type { JsonOptions } from '../output/json-option.ts';
import { printJson } from '../output/print.ts';
import { examine } from './examine.ts';
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

function parseOrigin(text: string): string {
  const url = z.url({ protocol: /^https?$/ }).safeParse(text);
  if (!url.success || new URL(url.data).origin !== text) {
    throw new UsageError(`${text} is not an origin: write it as https://site.example, without a path.`);
  }
  return text;
}
