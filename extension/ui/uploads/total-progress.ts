import { isActive, type UploadView } from '../../../shared/messages/upload-view.ts';

/** How a whole list of uploads stands. */
export interface TotalProgress {
  total: number;
  done: number;
  /** Those that are not at their end. */
  active: number;
  /** Those that wait for the person. */
  failed: number;
  /** Share of the files that is done, 0 to 100; full only when all are. */
  percent: number;
  /** Bytes a second of all together; null while none is known. */
  bytesPerSecond: number | null;
}

/** Adds up a list of uploads. */
export function totalProgress(uploads: readonly UploadView[]): TotalProgress {
  let done = 0;
  let active = 0;
  let failed = 0;
  let bytesPerSecond: number | null = null;
  for (const upload of uploads) {
    if (upload.state === 'done') done += 1;
    else if (upload.state === 'failed' || upload.state === 'file-needed') failed += 1;
    else if (isActive(upload)) active += 1;
    if (upload.bytesPerSecond !== null) bytesPerSecond = (bytesPerSecond ?? 0) + upload.bytesPerSecond;
  }
  const counted = done + active + failed;
  return {
    total: uploads.length,
    done,
    active,
    failed,
    percent: counted === 0 ? 0 : Math.floor((done / counted) * 100),
    bytesPerSecond,
  };
}
