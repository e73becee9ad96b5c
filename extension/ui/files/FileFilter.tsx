import { fileKindSchema, type FileKind } from '../../../shared/api/files.ts';
import { type MessageKey, t } from '../../i18n/text.ts';
import type { FileSearch } from './use-files.ts';
import styles from './FileFilter.module.css';

const KIND_KEYS: Readonly<Record<FileKind, MessageKey>> = {
  image: 'kind_image',
  video: 'kind_video',
  audio: 'kind_audio',
  other: 'kind_rest',
};

interface FileFilterProps {
  search: FileSearch;
  onChange: (search: FileSearch) => void;
}

/** Finds files by a part of their name and by their kind. */
export function FileFilter({ search, onChange }: FileFilterProps) {
  return (
    <search className={styles.filter}>
      <input
        className={styles.field}
        type="search"
        aria-label={t('files_search')}
        placeholder={t('files_search')}
        value={search.words}
        data-file-search=""
        onChange={({ currentTarget }) => onChange({ ...search, words: currentTarget.value })}
      />
      <select
        className={styles.field}
        aria-label={t('files_kind')}
        value={search.kind ?? ''}
        data-file-kind=""
        onChange={({ currentTarget }) => {
          const kind = fileKindSchema.safeParse(currentTarget.value);
          onChange({ ...search, kind: kind.success ? kind.data : null });
        }}
      >
        <option value="">{t('kind_all')}</option>
        {fileKindSchema.options.map((kind) => (
          <option key={kind} value={kind}>
            {t(KIND_KEYS[kind])}
          </option>
        ))}
      </select>
    </search>
  );
}
