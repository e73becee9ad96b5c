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
 * slow down what is almost done.
 */
const WORTH_COPYING_SECONDS = 5;

/** How often it is looked whether the end has come, or is further away than it seemed; in milliseconds. */
const LOOK_AGAIN_MS = 1000;

/** Large files wait for their copies; small ones never wait behind them. */
type Kind = 'small' | 'large';

/** Copies the bytes of uploads beside their sending, one at a time, so that a restart of the browser needs no click. */
export class BytesKeeper {
  private readonly store: UploadStore;
  private readonly clock: Clock;
  private readonly tried = new Set<string>();
  private readonly busy = new Set<Kind>();
  /** The copies that are being made, by upload id. */
  private readonly copying = new Map<string, Promise<void>>();
  private uploads: readonly QueuedUpload[] = [];

  constructor(store: UploadStore, clock: Clock) {
    this.store = store;
    this.clock = clock;
  }

  /** To be told of all uploads whenever one is added or ends. */
  keep(uploads: readonly QueuedUpload[]): void {
    this.uploads = uploads;
    for (const kind of ['small', 'large'] as const) if (!this.busy.has(kind)) void this.keepAll(kind);
  }

  /** Resolves when no copy of this upload's bytes is being made. */
  async settled({ record }: QueuedUpload): Promise<void> {
    // Whoever asked for the copy is told of its failure.
    await this.copying.get(record.id)?.catch(() => {});
  }

  private async keepAll(kind: Kind): Promise<void> {
    this.busy.add(kind);
    for (let upload = this.next(kind); upload; upload = this.next(kind)) {
      if (kind === 'large') await this.untilWorthCopying(upload);
      await this.keepOne(upload).catch(reportDefect);
    }
    this.busy.delete(kind);
  }

  /** The smallest first: a copy that takes long keeps no short one waiting. */
  private next(kind: Kind): QueuedUpload | undefined {
    return this.uploads
      .filter((upload) => kindOf(upload) === kind && !this.tried.has(upload.record.id) && needsCopy(upload))
      .toSorted((one, other) => (one.content?.blob.size ?? 0) - (other.content?.blob.size ?? 0))[0];
  }

  /** Waits until a large file's upload turns out to take its time, or needs no copy any more. */
  private async untilWorthCopying(upload: QueuedUpload): Promise<void> {
    const { signal } = upload.abort;
    const age = this.clock.now() - upload.record.addedAt;
    if (age < LARGE_WAITS_MS) await this.clock.sleep(LARGE_WAITS_MS - age, signal).catch(() => {});
    // No longer than the end may be away: what stands still tells no new guess.
    let looks = (WORTH_COPYING_SECONDS * 1000) / LOOK_AGAIN_MS;
    while (looks > 0 && !signal.aborted && needsCopy(upload) && endsSoon(upload.view)) {
      await this.clock.sleep(LOOK_AGAIN_MS, signal).catch(() => {});
      looks -= 1;
    }
  }

  private async keepOne(upload: QueuedUpload): Promise<void> {
    const blob = upload.content?.blob;
    if (!blob || !needsCopy(upload)) return;
    this.tried.add(upload.record.id);
    // No room: it is asked for again, should the browser end before the upload does.
    const copy = this.store.keepBytes(upload.record.id, blob);
    this.copying.set(upload.record.id, copy);
    await copy.finally(() => this.copying.delete(upload.record.id));
    upload.bytesKept = true;
  }
}

function kindOf({ content }: QueuedUpload): Kind {
  return content !== null && content.blob.size > SINGLE_PUT_BYTES ? 'large' : 'small';
}

function needsCopy({ view, record, preparation, bytesKept, content }: QueuedUpload): boolean {
  // What is about to be changed, or does not fit to its record, must not take the place of what is stored.
  const fits = record.preparation === null || preparation === 'wanted';
  return isActive(view) && !bytesKept && content !== null && fits;
}

function endsSoon({ secondsLeft, trouble }: UploadView): boolean {
  return trouble === null && secondsLeft !== null && secondsLeft < WORTH_COPYING_SECONDS;
}
