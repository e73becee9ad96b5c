import type { WanLine } from '../line/wan-line.ts';
import type { MeasureUpload } from './upload-once.ts';

/** Milliseconds after which a slow upload is ended. */
const LIMIT = 45_000;

const BITS = 8;

/**
 * Measures which share of a line's speed an upload uses. One that takes longer than 45 seconds is ended, and counts by
 * what has come to the other side until then, with headers and what was sent again: rather too much than too little.
 */
export function shareOfLine(line: WanLine, mbitPerSecond: number, bytes: number): MeasureUpload {
  const share = (bytes: number, milliseconds: number): number =>
    (bytes * BITS) / (milliseconds / 1000) / (mbitPerSecond * 1e6);
  return async (_started, upload) => {
    const before = await line.receivedBytes();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), LIMIT);
    });
    const uploading = upload();
    // The one that is ended fails when nobody waits for it any more.
    uploading.catch(() => {});
    const took = await Promise.race([uploading, late]).finally(() => clearTimeout(timer));
    if (took !== null) return { value: share(bytes, took), complete: true };
    return { value: share((await line.receivedBytes()) - before, LIMIT), complete: false };
  };
}
