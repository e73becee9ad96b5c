import { t } from '../../i18n/text.ts';
import { Button } from '../components/Button.tsx';
import styles from './UndoBar.module.css';

interface UndoBarProps {
  /** The file that is about to go. */
  name: string;
  onUndo: () => void;
  onHold: (held: boolean) => void;
}

/** Says what was deleted and takes it back; it stays while the pointer or the focus is on it (WCAG 2.2, 2.2.1). */
export function UndoBar({ name, onUndo, onHold }: UndoBarProps) {
  return (
    <div
      className={styles.bar}
      onPointerEnter={() => onHold(true)}
      onPointerLeave={() => onHold(false)}
      onFocus={() => onHold(true)}
      onBlur={() => onHold(false)}
    >
      <output className={styles.words}>{t('file_deleted', name)}</output>
      <Button small data-action="undo" onClick={onUndo}>
        {t('undo')}
      </Button>
    </div>
  );
}
