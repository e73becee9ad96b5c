/** How many tests passed and failed. A check, a build and a broken test file count as one each. */
export interface Tally {
  passed: number;
  failed: number;
}

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** The last line of a run, which programs read. */
export function formatTally({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}
