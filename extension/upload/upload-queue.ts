import type { StoredFile } from '../../shared/api/files.ts';
import { PailError, toErrorValue } from '../../shared/errors/pail-error.ts';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import { isActive, type UploadView } from '../../shared/messages/upload-view.ts';
import { BytesKeeper } from './durable/bytes-keeper.ts';
import { Journal } from './durable/journal.ts';
import type { UploadRecord } from './durable/upload-record.ts';
import { BucketPools } from './connections/bucket-pools.ts';
import { Destinations, type Destination } from './destinations.ts';
import { finishedBefore } from './finished-before.ts';
import { noLongerThan } from './no-longer-than.ts';
import type { UploadPorts } from './ports.ts';
import { isFileOf, newUpload, restoredUpload, type AddOptions, type QueuedUpload } from './queued-upload.ts';
import { runQueued } from './run-queued.ts';
import type { Source } from './source.ts';

/** What of an upload changes with the end of a run, however it ends. */
const AT_REST = { bytesPerSecond: null, secondsLeft: null, trouble: null } as const;

/** The list is shown at most this late, in milliseconds, for the backends to say which lost uploads became files. */
const RESTORE_PATIENCE_MS = 3000;

/**
 * All uploads of this engine: runs them side by side, first come first served, tells of every change, and has each on
 * disk before it is acted on, so that the next life of the engine goes on where this one ends.
 */
export class UploadQueue {
  private readonly ports: UploadPorts;
  private readonly journal: Journal;
  private readonly keeper: BytesKeeper;
  private readonly pools: BucketPools;
  private readonly destinations: Destinations;
  private readonly uploads = new Map<string, QueuedUpload>();
  private readonly listeners = new Set<() => void>();

  constructor(ports: UploadPorts) {
    this.ports = ports;
    this.journal = new Journal(ports.store);
    this.keeper = new BytesKeeper(ports.store, ports.clock);
    this.pools = new BucketPools(ports);
    this.destinations = new Destinations(ports);
  }

  /**
   * Goes on with what an earlier life of the engine left.
   * @param reopen gives what can be fetched again; null for a file of the user's
   * @param formerConnection to which uploads belong that were added when there could be only one
   */
  async restore(
    reopen: (record: UploadRecord) => Source | null,
    formerConnection: string | null = null,
  ): Promise<void> {
    for (const { record, ...rest } of await this.ports.store.load()) {
      const connectionId = record.connectionId ?? formerConnection;
      this.uploads.set(record.id, restoredUpload({ ...rest, record: { ...record, connectionId } }, reopen));
    }
    // Before anybody is asked for a file: it may be in the bucket.
    await noLongerThan(RESTORE_PATIENCE_MS, this.findFinished(), this.ports.clock);
    this.changed();
    this.startWaiting();
  }

  /** How many uploads are on the list. */
  get length(): number {
    return this.uploads.size;
  }

  /** Newest first. */
  list(): UploadView[] {
    return [...this.uploads.values()].map(({ view }) => view).toReversed();
  }

  /** The bytes of an upload, to show them; null while they are yet to come, and when they are done with. */
  bytesOf(id: string): Blob | null {
    return this.uploads.get(id)?.content?.blob ?? null;
  }

  /** Calls back after every change. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Adds uploads; they are on disk when this resolves. A file that an earlier upload waits for goes to that one.
   */
  async add(sources: readonly Source[], options: AddOptions = {}): Promise<void> {
    const added: QueuedUpload[] = [];
    // What is added together is told from the rest by this.
    const now = this.ports.clock.now();
    for (const source of sources) {
      const lost = [...this.uploads.values()].find((upload) => isFileOf(upload, source, options));
      const upload = lost ?? newUpload(source, now, options);
      // A file of the user's is only a handle: it is at hand at once.
      const { blob, name, contentType } = source;
      if (blob) upload.content = { blob, name, contentType };
      if (lost) {
        if (lost.record.preparation) lost.preparation = 'wanted';
        await this.journal.doubtParts(lost);
        this.update(lost, { state: 'waiting' });
      } else added.push(upload);
    }
    await this.journal.add(added);
    for (const upload of added) this.uploads.set(upload.record.id, upload);
    this.changed();
    this.startWaiting();
  }

  /** Stops an upload and removes what the bucket holds of it. */
  async cancel(id: string): Promise<void> {
    const upload = this.find(id);
    if (!isActive(upload.view) && upload.view.state !== 'paused') return;
    upload.abort.abort();
    void this.abortAtBackend(upload);
    upload.sentParts.clear();
    await this.journal.startOver(upload, 'cancelled');
    this.update(upload, { state: 'cancelled', ...AT_REST });
  }

  /** Stops an upload; what the bucket holds of it stays. */
  async pause(id: string): Promise<void> {
    const upload = this.find(id);
    if (!isActive(upload.view)) return;
    upload.abort.abort();
    await this.journal.change(upload, { state: 'paused' });
    this.update(upload, { state: 'paused', ...AT_REST });
  }

  /** Goes on with a paused upload, or starts a failed or cancelled one again: what the bucket holds is not sent again. */
  async resume(id: string): Promise<void> {
    const upload = this.find(id);
    if (!['paused', 'failed', 'cancelled'].includes(upload.view.state)) return;
    if (!upload.content && !upload.source) {
      this.update(upload, { state: 'file-needed', error: null });
      return;
    }
    upload.abort = new AbortController();
    await this.journal.change(upload, { state: 'unfinished', error: null });
    this.update(upload, { state: 'waiting', error: null, doneBytes: 0 });
    this.startWaiting();
  }

  /** Has an upload sent before all others: it starts at once, and gets the next connections that are free. */
  async sendFirst(id: string): Promise<void> {
    const upload = this.find(id);
    if (!isActive(upload.view)) return;
    const highest = Math.max(...[...this.uploads.values()].map(({ record }) => record.priority));
    await this.journal.change(upload, { priority: highest + 1 });
    this.startWaiting();
  }

  /** Takes an upload off the list; one that is not done is cancelled first. */
  async dismiss(id: string): Promise<void> {
    const upload = this.find(id);
    upload.abort.abort();
    if (upload.view.state !== 'done') void this.abortAtBackend(upload);
    await this.journal.remove(upload);
    this.uploads.delete(id);
    this.changed();
  }

  /**
   * Takes all uploads over a connection off the list, for that it ends, and has its backend remove what the bucket holds
   * of those that are not done.
   * @param patience milliseconds after which the backend is waited for no longer
   */
  async endConnection(connectionId: string, patience: number): Promise<void> {
    const ended = [...this.uploads.values()].filter(({ record }) => record.connectionId === connectionId);
    for (const { abort } of ended) abort.abort();
    const removals = ended
      .filter(({ view }) => view.state !== 'done')
      .map((upload) => this.abortAtBackend(upload));
    await Promise.all(ended.map((upload) => this.journal.remove(upload)));
    for (const { record } of ended) this.uploads.delete(record.id);
    this.changed();
    await noLongerThan(patience, Promise.all(removals), this.ports.clock);
  }

  /** Notes that the links of these uploads are on the clipboard. */
  linksCopied(ids: readonly string[]): void {
    for (const id of ids) {
      // One may have been dismissed in the meantime.
      const upload = this.uploads.get(id);
      if (upload) this.update(upload, { linkCopied: true });
    }
  }

  /** Takes note of uploads that became files, and of whose bytes nobody knows any more. Never rejects. */
  private async findFinished(): Promise<void> {
    const lost = [...this.uploads.values()].filter(({ view }) => view.state === 'file-needed');
    await Promise.all(
      lost.map(async (upload) => {
        const { backend } = this.destinations.get(upload.record.connectionId);
        const file = await finishedBefore(upload.record, backend, upload.abort.signal);
        if (file && upload.view.state === 'file-needed') await this.finish(upload, file);
      }),
    ).catch(reportDefect);
  }

  private async finish(upload: QueuedUpload, file: StoredFile): Promise<void> {
    await this.journal.remove(upload);
    // A small file's bytes are in memory for as long as anything holds the file.
    upload.content = null;
    upload.source = null;
    this.update(upload, { ...AT_REST, state: 'done', file, size: file.size, doneBytes: file.size });
  }

  private find(id: string): QueuedUpload {
    const upload = this.uploads.get(id);
    if (upload) return upload;
    throw new PailError('upload_not_found', 'This upload is no longer on the list. Add the file again.');
  }

  /** In the order in which they are to start: what the person wants first, then the oldest. */
  private inTurn(): Iterable<QueuedUpload> {
    const uploads = [...this.uploads.values()];
    if (uploads.every(({ record }) => record.priority === 0)) return uploads;
    return uploads.toSorted((one, other) => other.record.priority - one.record.priority);
  }

  private startWaiting(): void {
    for (const upload of this.inTurn()) {
      if (upload.view.state !== 'waiting') continue;
      const destination = this.destinations.get(upload.record.connectionId);
      if (destination.admission.mayStart(upload)) void this.run(upload, destination);
    }
    this.keeper.keep([...this.uploads.values()]);
  }

  /** Never rejects: what goes wrong is the upload's state. */
  private async run(upload: QueuedUpload, destination: Destination): Promise<void> {
    const { signal } = upload.abort;
    const { ports, journal, keeper, pools } = this;
    destination.admission.start(upload);
    try {
      const file = await runQueued(upload, destination, {
        ports,
        journal,
        keeper,
        pools,
        update: (patch) => this.update(upload, patch),
        abortAtBackend: () => void this.abortAtBackend(upload),
      });
      if (!signal.aborted) await this.finish(upload, file);
    } catch (error) {
      if (signal.aborted) return;
      reportDefect(error);
      const value = toErrorValue(error);
      await this.journal.change(upload, { state: 'failed', error: value });
      this.update(upload, { ...AT_REST, state: 'failed', error: value });
    } finally {
      destination.admission.end(upload);
      this.startWaiting();
    }
  }

  /** Never rejects: what cannot be removed now is removed by the backend's reaper. */
  private async abortAtBackend({ record: { uploadId, connectionId } }: QueuedUpload): Promise<void> {
    if (uploadId === null) return;
    await this.destinations
      .get(connectionId)
      .backend.abortUpload(uploadId)
      .catch(() => {});
  }

  private update(upload: QueuedUpload, patch: Partial<UploadView>): void {
    upload.view = { ...upload.view, ...patch };
    this.changed();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
