import { PailError, toErrorValue } from '../../shared/errors/pail-error.ts';
import { isActive, type UploadView } from '../../shared/messages/upload-view.ts';
import type { UploadPorts } from './ports.ts';
import { ProgressMeter } from './progress-meter.ts';
import { runUpload, type UploadReport } from './run-upload.ts';
import type { Source, SourceContent } from './source.ts';

/** Uploads that run at a time: as many as a browser opens connections to one host over HTTP/1.1. */
const MAX_RUNNING = 6;

interface QueuedUpload {
  view: UploadView;
  readonly source: Source;
  content: SourceContent | null;
  /** The id under which the backend may know it. */
  uploadId: string | null;
  abort: AbortController;
}

/** All uploads of this engine: runs them side by side, first come first served, and tells of every change. */
export class UploadQueue {
  private readonly ports: UploadPorts;
  private readonly uploads = new Map<string, QueuedUpload>();
  private readonly listeners = new Set<() => void>();
  private running = 0;

  constructor(ports: UploadPorts) {
    this.ports = ports;
  }

  /** Newest first. */
  list(): UploadView[] {
    return [...this.uploads.values()].map(({ view }) => view).toReversed();
  }

  /** Calls back after every change. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  add(sources: readonly Source[]): void {
    for (const source of sources) {
      const id = crypto.randomUUID();
      const view = newView(id, source, this.ports.clock.now());
      this.uploads.set(id, { view, source, content: null, uploadId: null, abort: new AbortController() });
    }
    this.changed();
    this.startWaiting();
  }

  /** Stops an upload and removes what the bucket holds of it. */
  cancel(id: string): void {
    const upload = this.find(id);
    if (!isActive(upload.view)) return;
    upload.abort.abort();
    this.update(upload, { state: 'cancelled', bytesPerSecond: null, secondsLeft: null });
    this.abortAtBackend(upload);
  }

  /** Starts a failed or cancelled upload again. */
  retry(id: string): void {
    const upload = this.find(id);
    if (upload.view.state !== 'failed' && upload.view.state !== 'cancelled') return;
    upload.abort = new AbortController();
    this.update(upload, { state: 'waiting', error: null, doneBytes: 0 });
    this.startWaiting();
  }

  /** Takes an upload that is not running off the list. */
  dismiss(id: string): void {
    const upload = this.find(id);
    if (isActive(upload.view)) this.cancel(id);
    else if (upload.view.state === 'failed') this.abortAtBackend(upload);
    this.uploads.delete(id);
    this.changed();
  }

  /** Notes that the links of these uploads are on the clipboard. */
  linksCopied(ids: readonly string[]): void {
    for (const id of ids) {
      // One may have been dismissed in the meantime.
      const upload = this.uploads.get(id);
      if (upload) this.update(upload, { linkCopied: true });
    }
  }

  private find(id: string): QueuedUpload {
    const upload = this.uploads.get(id);
    if (upload) return upload;
    throw new PailError('upload_not_found', 'This upload is no longer on the list. Add the file again.');
  }

  private startWaiting(): void {
    for (const upload of this.uploads.values()) {
      if (this.running >= MAX_RUNNING) return;
      if (upload.view.state === 'waiting') void this.run(upload);
    }
  }

  /** Never rejects: what goes wrong is the upload's state. */
  private async run(upload: QueuedUpload): Promise<void> {
    const { signal } = upload.abort;
    this.running += 1;
    try {
      this.update(upload, { state: upload.content || upload.source.size !== null ? 'checking' : 'fetching' });
      const report = this.reportOf(upload, signal);
      const file = await runUpload(upload.source, upload.content, this.ports, report, signal);
      if (signal.aborted) return;
      this.update(upload, { state: 'done', file, doneBytes: file.size, secondsLeft: null });
      upload.content = null;
    } catch (error) {
      if (signal.aborted) return;
      this.update(upload, {
        state: 'failed',
        error: toErrorValue(error),
        bytesPerSecond: null,
        secondsLeft: null,
      });
    } finally {
      this.running -= 1;
      this.startWaiting();
    }
  }

  private reportOf(upload: QueuedUpload, signal: AbortSignal): UploadReport {
    let meter = new ProgressMeter();
    const update = (patch: Partial<UploadView>): void => {
      if (!signal.aborted) this.update(upload, patch);
    };
    return {
      state: (state) => {
        meter = new ProgressMeter();
        // The bytes stay shown as sent while the backend looks at them.
        if (state === 'verifying') update({ state, secondsLeft: null });
        else update({ state, doneBytes: 0, bytesPerSecond: null, secondsLeft: null });
      },
      content: (content) => {
        upload.content = content;
        update({ name: content.name, contentType: content.contentType, size: content.blob.size });
      },
      progress: (doneBytes, totalBytes) => {
        update({ doneBytes, ...meter.measure(this.ports.clock.now(), doneBytes, totalBytes) });
      },
      uploadId: (id) => {
        upload.uploadId = id;
      },
    };
  }

  private abortAtBackend({ uploadId }: QueuedUpload): void {
    if (uploadId === null) return;
    // Nothing waits for it: what cannot be removed now is removed by the backend's reaper.
    this.ports.backend.abortUpload(uploadId).catch(() => {});
  }

  private update(upload: QueuedUpload, patch: Partial<UploadView>): void {
    upload.view = { ...upload.view, ...patch };
    this.changed();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

function newView(id: string, source: Source, now: number): UploadView {
  return {
    id,
    name: source.name,
    origin: source.origin,
    contentType: source.contentType,
    size: source.size,
    state: 'waiting',
    doneBytes: 0,
    bytesPerSecond: null,
    secondsLeft: null,
    error: null,
    file: null,
    linkCopied: false,
    addedAt: now,
  };
}
