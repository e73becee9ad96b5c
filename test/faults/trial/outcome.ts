/** What is wrong with what was stored. */
export interface Verdict {
  /** Files that are not stored as they should be. */
  lost: number;
  /** Files whose link gives other bytes. */
  corrupt: number;
  /** Files recorded more than once, and whatever else is left: objects, parts, unfinished uploads. */
  duplicates: number;
  /** The same in words. */
  problems: readonly string[];
}

/** What came of one trial. */
export interface Outcome extends Verdict {
  /** Bytes that the files have. */
  fileBytes: number;
  /** Bytes that the browser sent to the bucket, with all that HTTP adds. */
  sentBytes: number;
}

export function hasPassed({ lost, corrupt, duplicates }: Verdict): boolean {
  return lost + corrupt + duplicates === 0;
}
