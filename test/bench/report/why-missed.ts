import type { Use } from '../measure/cpu-use.ts';
import { formatColumns } from './format-value.ts';
import type { Result } from './result.ts';

/** Nobody who uploads in this browser can be faster. */
const FLOOR = 'bare requests';

const PARTS = {
  browser: 'in the browser',
  signing: 'where it is signed, verified and recorded',
  bucket: 'in the bucket',
} as const satisfies Record<keyof Use, string>;

/**
 * Says of each target that was missed on a machine that had no more processor to give by how much, how near bare
 * requests come to it, and where Pail's seconds of processor beyond theirs went.
 * @param useOf what a subject took; undefined where that was not measured
 */
export function whyMissed(results: readonly Result[], useOf: (subject: string) => Use | undefined): string[] {
  return results.flatMap((result) => {
    if (result.met !== false || result.value === null) return [];
    const reference = results.find(({ subject }) => subject === result.vs)?.value;
    const floor = results.find(({ subject }) => subject === FLOOR)?.value;
    const [ours, theirs] = [useOf(result.subject), useOf(FLOOR)];
    const [, ratio, target] = formatColumns(result);
    const missed = `${result.subject} takes ${ratio} where ${target} is wanted`;
    if (!reference || !floor || !ours || !theirs) return [`${missed}.`];
    const more = (['browser', 'signing', 'bucket'] as const).map(
      (part) => `${(ours[part] - theirs[part]).toFixed(1)} s ${PARTS[part]}`,
    );
    return [
      `${missed}. Bare requests, which hash, remember, verify, record and show nothing, take ${(floor / reference).toFixed(2)} × ${result.vs}: what is between the two is processor for just that, beyond theirs ${more.join(', ')}.`,
    ];
  });
}
