import { SINGLE_PUT_BYTES } from '../../shared/limits.ts';
import type { QueuedUpload } from './queued-upload.ts';

/** Small uploads that are under way at a time: enough to fill a call that signs or completes many at once. */
const MOST_SMALL = 100;

/** Large uploads at a time: one alone fills the line, a second one covers the first one's end. */
const MOST_LARGE = 3;

/** The uploads to one backend that run, and whether another may start beside them. How many send at a time is the connection pool's business. */
export class Admission {
  /** With each upload, whether it started as a small one: its size may become known on the way. */
  private readonly running = new Map<QueuedUpload, boolean>();
  private small = 0;

  mayStart(upload: QueuedUpload): boolean {
    if (this.running.has(upload)) return false;
    const most = isSmall(upload) ? MOST_SMALL : MOST_LARGE;
    return this.runningBefore(upload) < most;
  }

  /** Uploads of its kind that run and that it must not go before. */
  private runningBefore(upload: QueuedUpload): number {
    const small = isSmall(upload);
    const { priority } = upload.record;
    if (priority === 0) return small ? this.small : this.running.size - this.small;
    return [...this.running].filter(
      ([{ record }, startedSmall]) => startedSmall === small && record.priority >= priority,
    ).length;
  }

  start(upload: QueuedUpload): void {
    const small = isSmall(upload);
    this.running.set(upload, small);
    if (small) this.small += 1;
  }

  end(upload: QueuedUpload): void {
    if (this.running.get(upload)) this.small -= 1;
    this.running.delete(upload);
  }
}

function isSmall({ view: { size } }: QueuedUpload): boolean {
  return size !== null && size <= SINGLE_PUT_BYTES;
}
