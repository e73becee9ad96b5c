import { reportDefect } from '../../../shared/errors/report-defect.ts';
import { SINGLE_PUT_BYTES } from '../../../shared/limits.ts';
import { isActive, type UploadView } from '../../../shared/messages/upload-view.ts';
import type { Clock } from '../ports.ts';
import type { QueuedUpload } from '../queued-upload.ts';
import type { UploadStore } from './upload-store.ts';

/**
 * A large file is copied only when its upload is older than this, in milliseconds: one that is done in a moment needs no
 * copy, and copying takes from the speed of sending.
 */
const LARGE_WAITS_MS = 5000;

/**
 * A large file whose last byte will be sent sooner than this is not copied, in seconds: reading it a second time would
 * slow down what is almost done. Where that comes to a halt, it is copied all the same.
 */
const WORTH_COPYING_SECONDS = 15;

/** Copies the bytes of uploads beside their sending, one at a time, so that a restart of the browser needs no click. */
export class BytesKeeper {
  private readonly store: UploadStore;
  private readonly clock: Clock;
  private readonly tried = new Set<string>();
  private uploads: readonly QueuedUpload[] = [];
  private keeping = false;

  constructor(store: UploadStore, clock: Clock) {
    this.store = store;
    this.clock = clock;
  }

  /** To be told of all uploads whenever one is added, ends or is held up. */
  keep(uploads: readonly QueuedUpload[]): void {
    this.uploads = uploads;
    if (!this.keeping) void this.keepAll();
  }

  private async keepAll(): Promise<void> {
    this.keeping = true;
    for (let upload = this.next(); upload; upload = this.next()) {
      await this.keepOne(upload).catch(reportDefect);
    }
    this.keeping = false;
  }

  /** The smallest first: a copy that takes long keeps no short one waiting. */
  private next(): QueuedUpload | undefined {
    return this.uploads
      .filter(
        ({ view, record, bytesKept, content }) =>
          isActive(view) && !bytesKept && content !== null && !this.tried.has(record.id) && !endsSoon(view),
      )
      .toSorted((one, other) => (one.content?.blob.size ?? 0) - (other.content?.blob.size ?? 0))[0];
  }

  private async keepOne(upload: QueuedUpload): Promise<void> {
    const blob = upload.content?.blob;
    if (!blob) return;
    if (blob.size > SINGLE_PUT_BYTES) {
      const age = this.clock.now() - upload.record.addedAt;
      const { signal } = upload.abort;
      if (age < LARGE_WAITS_MS) await this.clock.sleep(LARGE_WAITS_MS - age, signal).catch(() => {});
      if (!isActive(upload.view) || endsSoon(upload.view)) return;
    }
    this.tried.add(upload.record.id);
    // No room: it is asked for again, should the browser end before the upload does.
    await this.store.keepBytes(upload.record.id, blob);
    upload.bytesKept = true;
  }
}

function endsSoon({ size, secondsLeft, trouble }: UploadView): boolean {
  const isLarge = size !== null && size > SINGLE_PUT_BYTES;
  return isLarge && trouble === null && secondsLeft !== null && secondsLeft < WORTH_COPYING_SECONDS;
}
