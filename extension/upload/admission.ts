import { SINGLE_PUT_BYTES } from '../../shared/limits.ts';
import type { QueuedUpload } from './queued-upload.ts';

/** Small uploads that are under way at a time: enough to fill a call that signs or completes many at once. */
const MOST_SMALL = 100;

/** Large uploads at a time: one alone fills the line, a second one covers the first one's end. */
const MOST_LARGE = 3;

/** Whether an upload may start beside those that run. How many send at a time is the connection pool's business. */
export function mayStart(upload: QueuedUpload, running: ReadonlySet<QueuedUpload>): boolean {
  if (running.has(upload)) return false;
  const small = isSmall(upload);
  const alike = [...running].filter((each) => isSmall(each) === small).length;
  return alike < (small ? MOST_SMALL : MOST_LARGE);
}

function isSmall({ view: { size } }: QueuedUpload): boolean {
  return size !== null && size <= SINGLE_PUT_BYTES;
}
