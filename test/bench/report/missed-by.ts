import { formatColumns } from './format-value.ts';
import type { Result } from './result.ts';

/** By how much a target was missed, in words; null where it was reached, or there is none. */
export function missedBy(result: Result): string | null {
  if (result.met !== false || result.value === null) return null;
  const [value, ratio, target] = formatColumns(result);
  return `${result.case}: ${result.subject} comes to ${ratio === '' ? value : ratio} where ${target} is wanted`;
}

/** Says of each target that was missed by how much, and no more. */
export function missedTargets(results: readonly Result[]): string[] {
  return results.flatMap((result) => {
    const missed = missedBy(result);
    return missed === null ? [] : [`${missed}.`];
  });
}
