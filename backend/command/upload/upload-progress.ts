import { SingleBar } from 'cli-progress';
import { isActive, type UploadView } from '../../../shared/messages/upload-view.ts';

/** How far all uploads are together. */
export interface Totals {
  doneFiles: number;
  files: number;
  /** Bytes that were sent. */
  sentBytes: number;
  bytes: number;
  bytesPerSecond: number;
}

/** Sums up what the queue shows. A file whose checksum is being computed has sent nothing yet. */
export function totalsOf(uploads: readonly UploadView[]): Totals {
  const totals: Totals = { doneFiles: 0, files: uploads.length, sentBytes: 0, bytes: 0, bytesPerSecond: 0 };
  for (const upload of uploads) {
    const size = upload.size ?? 0;
    totals.bytes += size;
    if (!isActive(upload)) totals.doneFiles += 1;
    if (upload.state === 'done' || upload.state === 'verifying') totals.sentBytes += size;
    if (upload.state === 'sending') {
      totals.sentBytes += upload.doneBytes;
      totals.bytesPerSecond += upload.bytesPerSecond ?? 0;
    }
  }
  return totals;
}

/** A bar for all files together, on stderr; nothing where nobody looks on. */
export interface ProgressBar {
  show(uploads: readonly UploadView[]): void;
  stop(): void;
}

/** Draws on stderr, so that links on stdout stay clean. */
export function openProgressBar(): ProgressBar {
  const bar = new SingleBar({
    format: '{bar} {percentage} %  {files}  {speed}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    noTTYOutput: false,
    gracefulExit: false,
    stream: process.stderr,
  });
  let isStarted = false;
  return {
    show(uploads) {
      const { doneFiles, files, sentBytes, bytes, bytesPerSecond } = totalsOf(uploads);
      const words = {
        files: `${doneFiles} of ${files} done`,
        speed: bytesPerSecond === 0 ? '' : `${(bytesPerSecond / 1e6).toFixed(1)} MB/s`,
      };
      if (isStarted) bar.update(sentBytes, words);
      else bar.start(bytes, sentBytes, words);
      isStarted = true;
    },
    stop: () => bar.stop(),
  };
}
