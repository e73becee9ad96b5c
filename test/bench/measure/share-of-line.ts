import type { WanLine } from '../line/wan-line.ts';
import type { MeasureUpload } from './upload-once.ts';

const BITS = 8;

export interface LineShare {
  line: WanLine;
  mbitPerSecond: number;
  /** Of all files together. */
  bytes: number;
  /** After how many milliseconds an upload is ended, by whose it is; null for never. */
  patienceWith: (subject: string) => number | null;
}

/**
 * Measures which share of a line's speed an upload uses. One that is ended counts by what has come to the other side until
 * then, with headers and what was sent again: rather too much than too little.
 */
export function shareOfLine({ line, mbitPerSecond, bytes, patienceWith }: LineShare): MeasureUpload {
  const share = (bytes: number, milliseconds: number): number =>
    (bytes * BITS) / (milliseconds / 1000) / (mbitPerSecond * 1e6);
  return async (_started, upload, subject) => {
    const patience = patienceWith(subject);
    if (patience === null) return { value: share(bytes, await upload()), complete: true };
    const before = await line.receivedBytes();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), patience);
    });
    const uploading = upload();
    // The one that is ended fails when nobody waits for it any more.
    uploading.catch(() => {});
    const took = await Promise.race([uploading, late]).finally(() => clearTimeout(timer));
    if (took !== null) return { value: share(bytes, took), complete: true };
    return { value: share((await line.receivedBytes()) - before, patience), complete: false };
  };
}
