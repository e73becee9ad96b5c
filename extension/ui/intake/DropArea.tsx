import { useRef } from 'react';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { FolderIcon, UploadIcon, WindowIcon } from '../components/icons.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { t } from '../../i18n/text.ts';
import { useIntake } from './use-intake.ts';
import styles from './DropArea.module.css';

/** Has a file input pick folders (File and Directory Entries API); React's types do not know it. */
const FOLDERS_ONLY = { webkitdirectory: '' };

/** Shows where files go. Drops are taken by the whole page, see `use-file-intake.ts`. */
export function DropArea({ dragging }: { dragging: boolean }) {
  return (
    <section className={styles.area} data-drop-area="" data-dragging={dragging} aria-label={t('add_files')}>
      <span className={styles.icon}>
        <UploadIcon />
      </span>
      <p className={styles.words}>
        <strong>{dragging ? t('drop_let_go') : t('drop_here')}</strong>
        <span className={styles.hint}>{t('drop_or_paste')}</span>
      </p>
      <Picker />
    </section>
  );
}

function Picker() {
  const client = useClient();
  const { clear, attempt } = useNotices();
  const intake = useIntake();
  const fileInput = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);

  if (client.pickerClosesThisPage) {
    return (
      <Button
        variant="primary"
        aria-label={t('choose_files_in_window')}
        title={t('choose_files_window_reason')}
        onClick={() => void attempt(() => client.openWindow())}
      >
        <WindowIcon />
        {t('choose_files')}
      </Button>
    );
  }

  const take = (input: HTMLInputElement, add: (files: File[]) => Promise<void>): void => {
    const files = [...(input.files ?? [])];
    // Else the same file, chosen again, would be no change.
    input.value = '';
    clear();
    void attempt(() => add(files));
  };

  return (
    <div className={styles.pickers}>
      <Button variant="primary" onClick={() => fileInput.current?.click()}>
        {t('choose_files')}
      </Button>
      <IconButton
        label={t('choose_folder')}
        data-action="choose-folder"
        onClick={() => folderInput.current?.click()}
      >
        <FolderIcon />
      </IconButton>
      <input
        ref={fileInput}
        type="file"
        multiple
        hidden
        aria-label={t('choose_files')}
        onChange={({ currentTarget }) =>
          take(currentTarget, async (files) => {
            if (files.length > 0) await client.uploads.add(files, 'picker');
          })
        }
      />
      <input
        ref={folderInput}
        type="file"
        {...FOLDERS_ONLY}
        hidden
        aria-label={t('choose_folder')}
        data-folder-input=""
        onChange={({ currentTarget }) =>
          take(currentTarget, async (files) => {
            const { pickedFolder } = await import('./picked-folder.ts');
            await intake.folder(pickedFolder(files), 'picker');
          })
        }
      />
    </div>
  );
}
