/** Names of fewer characters are shown whole: there is room for them. */
const SHORTEST_SPLIT = 24;

/** Characters kept at the end of a long name: the extension and a little of what stands before it. */
const TAIL_LENGTH = 10;

/**
 * Splits a long filename so that its middle can be left out while its end, which tells the type, stays. Splits between
 * characters as a reader sees them (Unicode grapheme clusters), never inside an emoji.
 */
export function splitName(name: string): { head: string; tail: string } {
  if (name.length < SHORTEST_SPLIT) return { head: name, tail: '' };
  // A grapheme may be long, but this much always holds ten of them or is not worth a look.
  const end = name.slice(-TAIL_LENGTH * 16);
  const graphemes = [...new Intl.Segmenter().segment(end)];
  const start = graphemes.at(-TAIL_LENGTH)?.index;
  if (start === undefined || graphemes.length < SHORTEST_SPLIT) return { head: name, tail: '' };
  const tail = end.slice(start);
  return { head: name.slice(0, name.length - tail.length), tail };
}
