import { smallPicture } from '../thumbnails/small-picture.ts';
import { bytesOfUpload } from './engine-client.ts';

/** The side of a picture, in pixels: on a dense screen each that is laid out is two. */
const SIDE = 64;

/** Pictures are made one after the other: unpacked, each takes tens of megabytes. */
let previous: Promise<unknown> = Promise.resolve();

/** As `PailClient.uploads.picture`. */
export function uploadPicture(id: string): Promise<string | null> {
  const picture = previous.then(() => makePicture(id));
  // Whoever asked for it is told what went wrong.
  previous = picture.catch(() => {});
  return picture;
}

async function makePicture(id: string): Promise<string | null> {
  const bytes = await bytesOfUpload(id);
  if (!bytes) return null;
  try {
    return await smallPicture(bytes, SIDE);
  } catch {
    // They are called a picture, and are none that this browser knows.
    return null;
  }
}
