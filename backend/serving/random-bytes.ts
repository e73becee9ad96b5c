import { randomFillSync } from 'node:crypto';
import type { RandomBytes } from '../dependencies.ts';

const BUFFERED = 8192;

/** Random bytes as `node:crypto` has them, fetched many at a time: each id by itself costs as much as a signature. */
export function bufferedRandomBytes(): RandomBytes {
  const buffer = new Uint8Array(BUFFERED);
  let used = BUFFERED;
  return (count) => {
    if (count > BUFFERED) return randomFillSync(new Uint8Array(count));
    if (used + count > BUFFERED) {
      randomFillSync(buffer);
      used = 0;
    }
    const bytes = buffer.slice(used, used + count);
    // What was given out is in nobody else's memory any more.
    buffer.fill(0, used, used + count);
    used += count;
    return bytes;
  };
}
