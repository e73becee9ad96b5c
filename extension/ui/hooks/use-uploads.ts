import type { UploadView } from '../../../shared/messages/upload-view.ts';
import { useClient } from './client-context.ts';
import { useSubscription } from './use-subscription.ts';

const NO_UPLOADS: readonly UploadView[] = [];

/** All uploads, newest first; none until they are known. */
export function useUploads(): { uploads: readonly UploadView[]; areKnown: boolean } {
  const known = useSubscription<readonly UploadView[]>(useClient().uploads);
  return { uploads: known ?? NO_UPLOADS, areKnown: known !== undefined };
}
