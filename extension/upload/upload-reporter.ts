import { type PailError, toErrorValue } from '../../shared/errors/pail-error.ts';
import type { UploadState, UploadView } from '../../shared/messages/upload-view.ts';
import type { Journal } from './durable/journal.ts';
import type { Clock } from './ports.ts';
import { ProgressMeter } from './progress-meter.ts';
import type { QueuedUpload } from './queued-upload.ts';
import type { UploadReport } from './run-upload.ts';

/** Turns what a run tells into what is shown and what is stored; a run that was stopped changes nothing any more. */
export class UploadReporter implements UploadReport {
  private readonly upload: QueuedUpload;
  private readonly signal: AbortSignal;
  private readonly journal: Journal;
  private readonly clock: Clock;
  private readonly show: (patch: Partial<UploadView>) => void;
  private readonly removeSent: () => void;
  private meter = new ProgressMeter();

  /** @param removeSent removes what the bucket holds of the upload */
  constructor(
    upload: QueuedUpload,
    signal: AbortSignal,
    journal: Journal,
    clock: Clock,
    show: (patch: Partial<UploadView>) => void,
    removeSent: () => void,
  ) {
    this.upload = upload;
    this.signal = signal;
    this.journal = journal;
    this.clock = clock;
    this.removeSent = removeSent;
    this.show = (patch) => {
      if (!signal.aborted) show(patch);
    };
  }

  state(state: UploadState): void {
    this.meter = new ProgressMeter();
    // The bytes stay shown as sent while the backend looks at them.
    if (state === 'verifying') this.show({ state, secondsLeft: null, trouble: null });
    else this.show({ state, doneBytes: 0, bytesPerSecond: null, secondsLeft: null });
  }

  progress(doneBytes: number, totalBytes: number | null): void {
    const before = this.upload.view.doneBytes;
    this.show({
      doneBytes,
      ...this.meter.measure(this.clock.now(), doneBytes, totalBytes),
      ...(doneBytes > before && { trouble: null }),
    });
  }

  trouble(error: PailError): void {
    this.show({ trouble: toErrorValue(error) });
  }

  async uploadId(uploadId: string): Promise<void> {
    if (!this.signal.aborted) await this.journal.change(this.upload, { uploadId });
  }

  async partSize(partSize: number): Promise<void> {
    if (!this.signal.aborted) await this.journal.change(this.upload, { partSize });
  }

  async part(partNumber: number, md5: string | null): Promise<void> {
    if (!this.signal.aborted) await this.journal.part(this.upload, partNumber, md5);
  }

  async startOver(): Promise<void> {
    if (this.signal.aborted) return;
    this.removeSent();
    await this.journal.startOver(this.upload, 'unfinished');
  }
}
