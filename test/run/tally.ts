/** How many tests passed, and what failed. A check, a build and a broken test file count as one each. */
export interface Tally {
  passed: number;
  /** A line for each failure: what failed and, where one is known, the first line of why. */
  failures: readonly string[];
}

export const NOTHING_YET: Tally = { passed: 0, failures: [] };

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failures: [...a.failures, ...b.failures] };
}

/** The end of a run: what failed, so that nobody has to look for it further up, and the line that programs read. */
export function formatTally({ passed, failures }: Tally): string {
  const list = failures.length > 0 ? `Failed:\n${failures.map((line) => `  ${line}\n`).join('')}\n` : '';
  return `${list}${passed} passed, ${failures.length} failed`;
}

/** What a run ends with: 0, or 1 where something failed. */
export function exitCodeOf({ failures }: Tally): number {
  return failures.length === 0 ? 0 : 1;
}
