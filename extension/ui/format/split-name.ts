/** Names of fewer characters are shown whole: there is room for them. */
const SHORTEST_SPLIT = 16;

/** Characters kept at the end of a long name: the extension and a little of what stands before it. */
const TAIL_LENGTH = 8;

/** Marks that turn the direction of the text after them (Unicode UAX #9, explicit formatting characters). */
const TURNING_MARKS = /[\u202A-\u202E\u2066-\u2069]/;

/**
 * Splits a filename in two, so that the middle of a long one can be left out while its end, which tells the type,
 * stays. Splits between characters as a reader sees them (Unicode grapheme clusters), never inside an emoji. A name
 * that turns its direction is split before its extension at the latest: shown on its own, the end reads as it is.
 */
export function splitName(name: string): { head: string; tail: string } {
  const start = TURNING_MARKS.test(name) ? extensionStart(name) : lastGraphemesStart(name);
  return { head: name.slice(0, start), tail: name.slice(start) };
}

function extensionStart(name: string): number {
  const dot = name.lastIndexOf('.');
  return dot === -1 ? name.length : dot;
}

function lastGraphemesStart(name: string): number {
  if (name.length < SHORTEST_SPLIT) return name.length;
  // To segment a name of a thousand characters for its last few is a waste: an emoji has up to 16 or so.
  const offset = Math.max(0, name.length - SHORTEST_SPLIT * 16);
  const graphemes = [...new Intl.Segmenter().segment(name.slice(offset))];
  const first = graphemes.length < SHORTEST_SPLIT ? undefined : graphemes.at(-TAIL_LENGTH);
  return first ? offset + first.index : name.length;
}
