import { useState } from 'react';
import type { UploadView } from '../../../shared/messages/upload-view.ts';
import { Button } from '../components/Button.tsx';
import { Section } from '../components/Section.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { CopyBatchButton } from './CopyBatchButton.tsx';
import { newestBatch } from './newest-batch.ts';
import { OneLinkButton } from './OneLinkButton.tsx';
import { chooseRows } from './choose-rows.ts';
import { totalProgress } from './total-progress.ts';
import { TotalProgressRow } from './TotalProgressRow.tsx';
import { UploadRow } from './UploadRow.tsx';
import { plural, t } from '../../i18n/text.ts';
import styles from './UploadList.module.css';

/** Rows that are drawn at once: more than anybody reads, few enough to be drawn beside the sending. */
const MOST_ROWS = 30;

/** The uploads of this browser: under way, finished or failed, until they are dismissed. Newest first. */
export function UploadList({ uploads }: { uploads: readonly UploadView[] }) {
  const client = useClient();
  const { attempt } = useNotices();
  const [most, setMost] = useState(MOST_ROWS);
  if (uploads.length === 0) return null;
  const progress = totalProgress(uploads);
  const rows = chooseRows(uploads, most);
  const batch = newestBatch(uploads);
  const hidden = uploads.length - rows.length;

  const clear = (): void => {
    const done = uploads.filter(({ state }) => state === 'done').map(({ id }) => id);
    void attempt(() => client.uploads.dismiss(done));
  };

  return (
    <Section
      title={t('uploads_title')}
      note={progress.active > 0 ? plural('uploads_active', progress.active) : ''}
      action={
        progress.done > 1 && (
          <>
            {batch && (
              <>
                <CopyBatchButton files={batch.files} />
                <OneLinkButton uploadIds={batch.uploadIds} />
              </>
            )}
            <Button small variant="quiet" data-action="clear-done" onClick={clear}>
              {t('uploads_clear_done')}
            </Button>
          </>
        )
      }
    >
      {uploads.length > MOST_ROWS && <TotalProgressRow progress={progress} />}
      <ul>
        {rows.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
      </ul>
      {hidden > 0 && (
        <div className={styles.more}>
          <Button
            small
            variant="quiet"
            data-action="show-more-uploads"
            onClick={() => setMost((before) => before + 10 * MOST_ROWS)}
          >
            {plural('uploads_show_more', hidden)}
          </Button>
        </div>
      )}
    </Section>
  );
}
