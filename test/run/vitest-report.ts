import { z } from 'zod';
import type { Tally } from './tally.ts';

/** What vitest's JSON reporter writes, as far as it is counted. */
const vitestReportSchema = z.object({
  numPassedTests: z.number().int(),
  numFailedTests: z.number().int(),
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/**
 * Counts a run. Beside failed tests these count as one failure each: a test that was begun and never ended, as when its
 * process dies, a file that broke outside its tests, a run without any test, and a run that vitest calls failed (an
 * unhandled error, a crash) though nothing above is wrong.
 * @param report the JSON reporter's text; null where vitest wrote none.
 */
export function countReport(report: string | null, exitCode: number): Tally {
  if (report === null) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = vitestReportSchema.parse(JSON.parse(report));
  const unended = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter((test) => test.status === 'pending').length;
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const failed = numFailedTests + unended + brokenFiles;
  const somethingElse = failed === 0 && (exitCode !== 0 || numPassedTests === 0);
  return { passed: numPassedTests, failed: somethingElse ? 1 : failed };
}
