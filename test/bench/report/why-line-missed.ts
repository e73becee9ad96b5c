import { missedBy } from './missed-by.ts';
import type { Result } from './result.ts';

/** Has its URL at hand, asks nobody, and is never verified. */
const PLAIN = 'one fetch PUT';

/** From this share on a connection fills the line once it runs. */
const FULL = 0.8;

const WHERE_THE_REST_GOES =
  'the headers of TCP and IP take 3.5 %, and a connection begins slowly. The round trips in which Pail has the first parts signed and the last verified, and the last parts, which do not end all at once, take the rest.';

const WHAT_LOSS_LEAVES =
  'More connections make up for the loss until the last parts, of 8 MiB as all of them: each ends over a connection of its own, which no other can help.';

/** Says of each target that was missed on a line by how much, and what a plain request gets out of the same line. */
export function whyLineMissed(results: readonly Result[]): string[] {
  return results.flatMap((result) => {
    const missed = missedBy(result);
    if (missed === null) return [];
    const plain = results.find((each) => each.case === result.case && each.subject === PLAIN)?.value;
    if (!plain || result.vs === PLAIN) return [`${missed}.`];
    const beside = `${missed}. One fetch PUT, which has its URL at hand and which nobody verifies, uses ${(plain * 100).toFixed(0)} % of this line`;
    return [plain < FULL ? `${beside}. ${WHAT_LOSS_LEAVES}` : `${beside}: ${WHERE_THE_REST_GOES}`];
  });
}
