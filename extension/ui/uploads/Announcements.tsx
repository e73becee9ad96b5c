import type { UploadView } from '../../../shared/messages/upload-view.ts';
import { VisuallyHidden } from '../components/VisuallyHidden.tsx';
import { useFinishedUploads } from './use-finished-uploads.ts';
import { t } from '../../i18n/text.ts';

/**
 * Tells screen readers once of each upload that it is done. A failure is told by its row's alert, with its reason.
 */
export function Announcements({ uploads }: { uploads: readonly UploadView[] }) {
  const finished = useFinishedUploads(uploads);
  const copied = new Set(uploads.filter(({ linkCopied }) => linkCopied).map(({ id }) => id));
  return (
    <VisuallyHidden>
      <output data-announcements="">
        {finished.map(({ id, name }) => (
          <span key={id}>
            {copied.has(id) ? t('upload_announced_copied', name) : t('upload_announced', name)}
          </span>
        ))}
      </output>
    </VisuallyHidden>
  );
}
