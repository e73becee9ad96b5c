import type { UploadState, UploadView } from '../../../shared/messages/upload-view.ts';

/** What each state is called. */
export const STATE_WORDS: Readonly<Record<UploadState, string>> = {
  waiting: 'Waiting',
  fetching: 'Fetching from the page',
  checking: 'Checking',
  sending: 'Sending',
  verifying: 'Verifying in the bucket',
  done: 'Done',
  paused: 'Paused',
  'file-needed': 'Add this file again to go on',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/**
 * How much of the current state is through, 0–99; null where it cannot be known. It never says 100: bytes that have
 * left are not yet bytes that arrived, and what is done is no longer shown in percent.
 */
export function uploadPercent({ state, doneBytes, size }: UploadView): number | null {
  if (state === 'waiting') return 0;
  if (state === 'verifying' || size === null || size === 0) return null;
  return Math.min(99, Math.floor((doneBytes / size) * 100));
}
