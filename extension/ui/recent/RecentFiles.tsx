import type { UploadView } from '../../../shared/messages/upload-view.ts';
import { Button } from '../components/Button.tsx';
import { AlertIcon } from '../components/icons.tsx';
import { Section } from '../components/Section.tsx';
import { useNow } from '../hooks/use-now.ts';
import { RecentFileRow } from './RecentFileRow.tsx';
import { useRecentFiles } from './use-recent-files.ts';
import styles from './RecentFiles.module.css';

/** Rows drawn while the list is awaited. */
const PLACEHOLDERS = ['first', 'second', 'third'];

/** The last files that the backend has, without those that the list of uploads shows already. */
export function RecentFiles({ uploads }: { uploads: readonly UploadView[] }) {
  const newest = uploads.find(({ file }) => file !== null)?.file?.id;
  const shown = new Set(uploads.flatMap(({ file }) => (file ? [file.id] : [])));
  const { files, error, loading, reload, forget } = useRecentFiles(`${shown.size} ${newest ?? ''}`);
  const now = useNow();
  const rest = files?.filter(({ id }) => !shown.has(id));

  return (
    <Section title="Recent" busy={loading}>
      {error !== null && (
        <div className={styles.error} role="alert">
          <AlertIcon />
          <p>{error}</p>
          <Button small busy={loading} data-action="reload-files" onClick={reload}>
            Try again
          </Button>
        </div>
      )}
      {!rest && error === null && (
        <ul aria-hidden="true">
          {PLACEHOLDERS.map((name) => (
            <li key={name} className={styles.placeholder} />
          ))}
        </ul>
      )}
      {rest && rest.length > 0 && (
        <ul>
          {rest.map((file) => (
            <RecentFileRow key={file.id} file={file} now={now} onRemoved={() => forget(file.id)} />
          ))}
        </ul>
      )}
      {rest?.length === 0 && error === null && (
        <p className={styles.empty}>
          {shown.size === 0 ? 'Your files will be listed here' : 'Earlier files are listed here'}
        </p>
      )}
    </Section>
  );
}
