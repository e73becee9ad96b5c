import { useEffect, useState } from 'react';
import type { StoredFile } from '../../../shared/api/files.ts';
import type { UploadView } from '../../../shared/messages/upload-view.ts';
import type { ConnectionView } from '../../messaging/pail-client.ts';
import { t } from '../../i18n/text.ts';
import { useDistinctConnection } from '../connection/connections-context.ts';
import { Section } from '../components/Section.tsx';
import { Fetched } from '../fetched/Fetched.tsx';
import { fetchedCode } from '../fetched/fetched-code.ts';
import { useAllowed } from '../hooks/use-allowed.ts';
import { useNow } from '../hooks/use-now.ts';
import { FileFilter } from './FileFilter.tsx';
import { UndoBar } from './UndoBar.tsx';
import { useFiles, type FileSearch } from './use-files.ts';
import { useRemoval } from './use-removal.ts';
import styles from './FileSection.module.css';

/** Fetched when they are first shown: the page is there sooner without them. */
const listCode = fetchedCode(() => import('./FileList.tsx'));
const shareCode = fetchedCode(() => import('../share/ShareDialog.tsx'));
const problemCode = fetchedCode(() => import('../components/Problem.tsx'));

/** Rows drawn while the list is awaited. */
const PLACEHOLDERS = ['first', 'second', 'third'];

const NO_SEARCH: FileSearch = { words: '', kind: null };

interface FileSectionProps {
  uploads: readonly UploadView[];
  /** Whose backend's files are listed; another one is another section. */
  connection: ConnectionView;
}

/** The files that the backend has, without those that the list of uploads shows already. */
export function FileSection({ uploads, connection }: FileSectionProps) {
  const { id: connectionId, baseUrl } = connection;
  const several = useDistinctConnection(connectionId) !== null;
  const newest = uploads.find(({ file }) => file !== null)?.file?.id;
  const shown = new Set(uploads.flatMap(({ file }) => (file ? [file.id] : [])));
  const [search, setSearch] = useState(NO_SEARCH);
  const [shared, setShared] = useState<StoredFile | null>(null);
  const isSearch = search.words !== '' || search.kind !== null;
  const { files, error, loading, reload, loadMore, forget } = useFiles(
    connectionId,
    search,
    `${shown.size} ${newest ?? ''}`,
  );
  const removal = useRemoval(connectionId, forget);
  const now = useNow();
  // There by the time that the files are known.
  useEffect(() => void listCode.fetch(), []);
  const { mayDelete, mayShare } = useAllowed(connectionId);
  const rest = files?.filter(({ id }) => id !== removal.pending?.id && (isSearch || !shown.has(id)));
  const hasFiles = isSearch || (rest !== undefined && rest.length > 0);

  return (
    <Section title={t('files_title')} note={several ? connection.title : ''} busy={loading}>
      {hasFiles && <FileFilter search={search} onChange={setSearch} />}
      {error && (
        <Fetched code={problemCode}>
          {({ Problem }) => <Problem error={error} baseUrl={baseUrl} busy={loading} onRetry={reload} />}
        </Fetched>
      )}
      {!rest && !error && <Placeholders />}
      {rest && rest.length > 0 && (
        <Fetched code={listCode} meanwhile={<Placeholders />}>
          {({ FileList }) => (
            <FileList
              files={rest}
              now={now}
              mayDelete={mayDelete}
              onEndNear={loadMore}
              onRemove={removal.remove}
              onShare={setShared}
            />
          )}
        </Fetched>
      )}
      {rest?.length === 0 && !error && (
        <div className={styles.empty} data-files-empty="">
          <p>{emptyWords(isSearch, shown.size > 0)}</p>
          {!isSearch && <p className={styles.hint}>{t('files_empty_hint')}</p>}
        </div>
      )}
      {removal.pending && <UndoBar name={removal.pending.name} onUndo={removal.undo} onHold={removal.hold} />}
      {shared && (
        <Fetched code={shareCode}>
          {({ ShareDialog }) => (
            <ShareDialog
              connectionId={connectionId}
              file={shared}
              mayShare={mayShare}
              onClose={() => setShared(null)}
            />
          )}
        </Fetched>
      )}
    </Section>
  );
}

function Placeholders() {
  return (
    <ul aria-hidden="true">
      {PLACEHOLDERS.map((name) => (
        <li key={name} className={styles.placeholder} />
      ))}
    </ul>
  );
}

function emptyWords(isSearch: boolean, hasUploads: boolean): string {
  if (isSearch) return t('files_none_found');
  return hasUploads ? t('files_empty_earlier') : t('files_empty');
}
