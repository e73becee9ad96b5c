import type { UploadEvent, UploadsChanged } from '../../shared/messages/background-calls.ts';
import { isActive, type UploadState, type UploadView } from '../../shared/messages/upload-view.ts';

/** Finds in the uploads' states what a person should be told of: what began, what is done, what failed. */
export class UploadEvents {
  private readonly states = new Map<string, UploadState>();
  private waiting: UploadEvent[] = [];

  /** To be told of all uploads at every change. */
  observe(uploads: readonly UploadView[]): void {
    for (const upload of uploads) {
      const before = this.states.get(upload.id);
      if (before === upload.state) continue;
      this.states.set(upload.id, upload.state);
      const event = eventOf(upload, before);
      if (event) this.waiting.push(event);
    }
  }

  /** How the uploads stand now, with the events since the last time. */
  change(uploads: readonly UploadView[]): UploadsChanged {
    const events = this.waiting;
    this.waiting = [];
    const active = uploads.filter(isActive);
    return { active: active.length, percent: percentOf(active), events };
  }
}

function eventOf(upload: UploadView, before: UploadState | undefined): UploadEvent | null {
  const { id, name, state, origin } = upload;
  // What was dropped was dropped in front of the person's eyes; a right-click shows nothing by itself.
  const notify = origin === 'page';
  const event = { id, name, link: upload.file?.link ?? null, error: upload.error, notify };
  if (state === 'done' || state === 'failed') return { ...event, kind: state };
  if (before === undefined) return { ...event, kind: 'started' };
  return null;
}

/** Checking and sending count as one pass over the bytes: the bytes that are sent. */
function percentOf(active: readonly UploadView[]): number | null {
  let total = 0;
  let sent = 0;
  for (const { size, state, doneBytes } of active) {
    if (size === null) return null;
    total += size;
    if (state === 'sending' || state === 'verifying') sent += doneBytes;
  }
  return total === 0 ? null : Math.min(100, (sent / total) * 100);
}
