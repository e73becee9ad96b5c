import { isActive, type UploadView } from '../../../shared/messages/upload-view.ts';

/** How many uploads over a connection end unfinished where it ends. */
export function runningUploads(uploads: readonly UploadView[], connectionId: string): number {
  return uploads.filter(
    (upload) => upload.connectionId === connectionId && (isActive(upload) || upload.state === 'paused'),
  ).length;
}
