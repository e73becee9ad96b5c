import { useRef, type ChangeEvent } from 'react';
import { Button } from '../components/Button.tsx';
import { UploadIcon, WindowIcon } from '../components/icons.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import styles from './DropArea.module.css';

/** Shows where files go. Drops are taken by the whole page, see `use-file-intake.ts`. */
export function DropArea({ dragging }: { dragging: boolean }) {
  return (
    <section className={styles.area} data-drop-area="" data-dragging={dragging} aria-label="Add files">
      <span className={styles.icon}>
        <UploadIcon />
      </span>
      <p className={styles.words}>
        <strong>{dragging ? 'Let go to upload' : 'Drop files anywhere here'}</strong>
        <span className={styles.hint}>or paste them</span>
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
        aria-label="Choose files in a window"
        title="Your browser closes this popup when it shows a file dialog. The window stays open."
        onClick={() => void attempt(() => client.openWindow())}
      >
        <WindowIcon />
        Choose files
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
        Choose files
      </Button>
      <input ref={input} type="file" multiple hidden aria-label="Choose files" onChange={onChange} />
    </>
  );
}
