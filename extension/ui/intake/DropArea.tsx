import { useRef, type ChangeEvent } from 'react';
import { Button } from '../components/Button.tsx';
import { UploadIcon, WindowIcon } from '../components/icons.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { t } from '../../i18n/text.ts';
import styles from './DropArea.module.css';

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
  const input = useRef<HTMLInputElement>(null);

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

  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(currentTarget.files ?? [])];
    // Else the same file, chosen again, would be no change.
    currentTarget.value = '';
    if (files.length === 0) return;
    clear();
    void attempt(() => client.uploads.add(files, 'picker'));
  };

  return (
    <>
      <Button variant="primary" onClick={() => input.current?.click()}>
        {t('choose_files')}
      </Button>
      <input ref={input} type="file" multiple hidden aria-label={t('choose_files')} onChange={onChange} />
    </>
  );
}
