import { Dialog as Primitive } from '@base-ui/react/dialog';
import { useRef, useState, type ReactNode } from 'react';
import { t } from '../../i18n/text.ts';
import { IconButton } from './IconButton.tsx';
import { CloseIcon } from './icons.tsx';
import styles from './Dialog.module.css';

interface DialogProps {
  title: string;
  /** Called once it is gone from the screen. */
  onClose: () => void;
  children: ReactNode;
}

/** A modal dialog: it keeps the focus inside, closes with Escape, and gives the focus back. It is open from the start. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const [isOpen, setIsOpen] = useState(true);
  const dialog = useRef<HTMLDivElement>(null);
  const close = (): void => setIsOpen(false);

  return (
    <Primitive.Root
      open={isOpen}
      onOpenChange={setIsOpen}
      // What was typed in it is not lost to a click beside it.
      disablePointerDismissal
      onOpenChangeComplete={(open) => {
        if (!open) onClose();
      }}
    >
      <Primitive.Portal>
        <Primitive.Backdrop className={styles.backdrop} />
        <Primitive.Viewport className={styles.viewport}>
          {/* Its title is what is read first, not the tooltip of its first button. */}
          <Primitive.Popup ref={dialog} className={styles.dialog} initialFocus={dialog}>
            <header className={styles.header}>
              <Primitive.Title>{title}</Primitive.Title>
              <IconButton label={t('close')} data-action="close" onClick={close}>
                <CloseIcon />
              </IconButton>
            </header>
            <div className={styles.body}>{children}</div>
          </Primitive.Popup>
        </Primitive.Viewport>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
