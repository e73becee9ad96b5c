import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import type { Tally } from './tally.ts';

/** What vitest's JSON reporter writes, as far as it is counted. */
const vitestReportSchema = z.object({
  numPassedTests: z.number().int(),
  testResults: z.array(
    z.object({
      /** The file's path. */
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/**
 * Counts a run. Beside failed tests these count as one failure each: a test that was begun and never ended, as when its
 * process dies, a file that broke outside its tests, a run without any test, and a run that vitest calls failed (an
 * unhandled error, a crash) though nothing above is wrong.
 * @param project what ran, for the words of a failure that no test has.
 * @param report the JSON reporter's text; null where vitest wrote none.
 */
export function countReport(project: string, report: string | null, exitCode: number): Tally {
  if (report === null) return { passed: 0, failures: [`${project}: vitest ended without a report`] };
  const { numPassedTests, testResults } = vitestReportSchema.parse(JSON.parse(report));
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults.flatMap((test) => {
      if (test.status === 'failed') return [inALine(name, test.fullName, test.failureMessages?.[0])];
      return test.status === 'pending' ? [inALine(name, test.fullName, 'was begun and never ended')] : [];
    });
    const isBroken = status === 'failed' && assertionResults.every((test) => test.status !== 'failed');
    return isBroken ? [...tests, inALine(name, 'broke outside its tests', message)] : tests;
  });
  if (failures.length === 0 && numPassedTests === 0) failures.push(`${project}: no test ran`);
  else if (failures.length === 0 && exitCode !== 0)
    failures.push(`${project}: vitest ended with ${exitCode}, though no test failed`);
  return { passed: numPassedTests, failures };
}

function inALine(file: string, what: string, why = ''): string {
  const reason = stripVTControlCharacters(why).split('\n')[0];
  return reason ? `${file} > ${what}: ${reason}` : `${file} > ${what}`;
}
