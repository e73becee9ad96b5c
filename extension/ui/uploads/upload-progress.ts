import type { UploadState, UploadView } from '../../../shared/messages/upload-view.ts';
import { type MessageKey, t } from '../../i18n/text.ts';

const STATE_KEYS: Readonly<Record<UploadState, MessageKey>> = {
  waiting: 'state_waiting',
  fetching: 'state_fetching',
  checking: 'state_checking',
  sending: 'state_sending',
  verifying: 'state_verifying',
  done: 'state_done',
  paused: 'state_paused',
  'file-needed': 'state_file_needed',
  failed: 'state_failed',
  cancelled: 'state_cancelled',
};

/** What a state is called. */
export function stateWords(state: UploadState): string {
  return t(STATE_KEYS[state]);
}

/**
 * How much of the current state is through, 0–99; null where it cannot be known. It never says 100: bytes that have
 * left are not yet bytes that arrived, and what is done is no longer shown in percent.
 */
export function uploadPercent({ state, doneBytes, size }: UploadView): number | null {
  if (state === 'waiting') return 0;
  if (state === 'verifying' || size === null || size === 0) return null;
  return Math.min(99, Math.floor((doneBytes / size) * 100));
}
