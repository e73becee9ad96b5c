import { v7 } from 'uuid';
import type { RandomBytes } from '../dependencies.ts';

/**
 * A UUID (version 7) for a row of which there are many: those that are made one after the other lie side by side in an
 * index, so that a hundred of them change a few of its pages and not a hundred (RFC 9562 §6.11).
 */
export function makeOrderedId(randomBytes: RandomBytes, now: number): string {
  return v7({ msecs: now, random: randomBytes(16) });
}
