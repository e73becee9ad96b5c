import { isActive, type UploadView } from '../../../shared/messages/upload-view.ts';

/** What matters most when not all can be shown: what waits for the person, then what moves, what comes next, what is over. */
function rank({ state, doneBytes }: UploadView): number {
  if (state === 'failed' || state === 'file-needed' || state === 'paused') return 0;
  if (!isActive({ state })) return 3;
  // Many are ready to be sent at a time, and a few of them have a connection.
  const moves = state === 'verifying' || (state !== 'waiting' && doneBytes > 0);
  return moves ? 1 : 2;
}

/**
 * The uploads to show where there is room for so many rows, in the order of the list, which is newest first. Of those
 * that wait the oldest are shown, whose turn comes next; of those that are done the newest.
 */
export function chooseRows(uploads: readonly UploadView[], most: number): readonly UploadView[] {
  if (uploads.length <= most) return uploads;
  const order = uploads.map((upload, index) => ({ upload, index, rank: rank(upload) }));
  const oldestFirst = (entry: { rank: number; index: number }): number =>
    entry.rank === 2 ? -entry.index : entry.index;
  order.sort((one, other) => one.rank - other.rank || oldestFirst(one) - oldestFirst(other));
  const chosen = order.slice(0, most).sort((one, other) => one.index - other.index);
  return chosen.map(({ upload }) => upload);
}
