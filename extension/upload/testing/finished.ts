import { isActive, type UploadView } from '../../../shared/messages/upload-view.ts';
import type { UploadQueue } from '../upload-queue.ts';

/** Resolves with the newest upload when none is at work any more. */
export async function finished(queue: UploadQueue): Promise<UploadView | undefined> {
  while (queue.list().some(isActive)) await nextChange(queue);
  return queue.list()[0];
}

function nextChange(queue: UploadQueue): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = queue.subscribe(() => {
      unsubscribe();
      resolve();
    });
  });
}
