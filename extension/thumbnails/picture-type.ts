/** Larger pictures are not opened for the sake of a small one; in bytes. */
const LARGEST_OPENED = 12_000_000;

/** Larger pictures are not fetched to be shown small; in bytes. */
const LARGEST_FETCHED = 4_000_000;

/** What is known of a file before it is opened. */
interface FileFacts {
  contentType: string;
  /** Bytes; null while it is not known. */
  size: number | null;
}

/** Whether a small picture can be made of a file without much work. */
export function isSmallPicturePossible({ contentType, size }: FileFacts): boolean {
  return isPictureType(contentType) && size !== null && size <= LARGEST_OPENED;
}

/** Whether a file may be fetched from the bucket to be shown small, as it is. */
export function isShownSmall({ contentType, size }: FileFacts): boolean {
  return isPictureType(contentType) && size !== null && size <= LARGEST_FETCHED;
}

/**
 * Whether something of this media type can be shown as a small picture. An SVG may fetch anything, and a browser may not
 * know every other kind.
 */
function isPictureType(contentType: string): boolean {
  return /^image\/(png|jpeg|gif|webp|avif|bmp)$/.test(contentType);
}
