import type { UploadEvent, UploadsChanged } from '../../shared/messages/background-calls.ts';
import { isActive, type UploadState, type UploadView } from '../../shared/messages/upload-view.ts';

/** Finds in the uploads' states what a person should be told of: what began, what is done, what failed or waits. */
export class UploadEvents {
  private readonly startedAt: number;
  private readonly states = new Map<string, UploadState>();
  private waiting: UploadEvent[] = [];

  /** @param startedAt when the engine started, in milliseconds since 1970: what it found then has been told of. */
  constructor(startedAt: number) {
    this.startedAt = startedAt;
  }

  /** To be told of all uploads at every change. */
  observe(uploads: readonly UploadView[]): void {
    for (const upload of uploads) {
      const before = this.states.get(upload.id);
      if (before === upload.state) continue;
      this.states.set(upload.id, upload.state);
      const wasFound = before === undefined && upload.addedAt < this.startedAt;
      const event = wasFound && upload.state !== 'file-needed' ? null : eventOf(upload, before);
      if (event) this.waiting.push(event);
    }
  }

  /** How the uploads stand now, with the events since the last time. What is done is told when no upload is left. */
  change(uploads: readonly UploadView[]): UploadsChanged {
    const active = uploads.filter(isActive);
    const isNow = ({ kind }: UploadEvent): boolean => kind !== 'done' || active.length === 0;
    const events = this.waiting.filter(isNow);
    this.waiting = this.waiting.filter((event) => !isNow(event));
    return {
      active: active.length,
      percent: percentOf(active),
      waiting: uploads.filter(({ state }) => state === 'failed' || state === 'file-needed').length,
      trouble: active.every(({ trouble }) => trouble) ? (active[0]?.trouble ?? null) : null,
      events,
    };
  }
}

function eventOf(upload: UploadView, before: UploadState | undefined): UploadEvent | null {
  const { id, name, state, origin, file, error } = upload;
  // What was dropped was dropped in front of the person's eyes; a right-click shows nothing by itself.
  const event = { id, name, file, error, notify: origin === 'page' };
  if (state === 'done' || state === 'failed' || state === 'file-needed') return { ...event, kind: state };
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
