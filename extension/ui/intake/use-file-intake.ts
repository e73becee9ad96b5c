import { useEffect, useEffectEvent, useState } from 'react';
import { t } from '../../i18n/text.ts';
import { useNotices } from '../notices/notices-context.ts';
import { readTransfer, type Transferred } from './read-transfer.ts';
import { useIntake } from './use-intake.ts';

/**
 * Takes what is dropped on any place of the page and pasted anywhere in it: files, folders, addresses and text.
 * @param connected false where there is no server to send them to; the user is told so
 * @returns whether something is being dragged over the page
 */
export function useFileIntake(connected: boolean): boolean {
  const { show, clear } = useNotices();
  const intake = useIntake();
  const [dragging, setDragging] = useState(false);

  const take = useEffectEvent(
    ({ files, folders, text, html }: Transferred, origin: 'drop' | 'paste', emptyMessage: string) => {
      clear();
      if (!connected) {
        show(t('intake_not_connected'), 'hint');
        return;
      }
      if (folders.length > 0) intake.folders(folders, origin);
      if (files.length > 0) intake.files(files, origin);
      if (folders.length > 0 || files.length > 0) return;
      if (text.trim() === '') show(emptyMessage, 'hint');
      else intake.text(text, html);
    },
  );

  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (isTextForField(event)) return;
      // Without this a browser opens the dropped file in place of the page.
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setDragging(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      // Null: the pointer left the page, not one element for the next.
      if (event.relatedTarget === null) setDragging(false);
    };
    const onDrop = (event: DragEvent): void => {
      setDragging(false);
      if (isTextForField(event) || !event.dataTransfer) return;
      event.preventDefault();
      take(readTransfer(event.dataTransfer), 'drop', t('intake_nothing_dropped'));
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (!event.clipboardData) return;
      const pasted = readTransfer(event.clipboardData);
      if (pasted.files.length === 0 && pasted.folders.length === 0 && isTextField(event.target)) return;
      event.preventDefault();
      take(pasted, 'paste', t('intake_nothing_pasted'));
    };
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('dragenter', onDragOver, { signal });
    window.addEventListener('dragover', onDragOver, { signal });
    window.addEventListener('dragleave', onDragLeave, { signal });
    window.addEventListener('drop', onDrop, { signal });
    window.addEventListener('paste', onPaste, { signal });
    return () => listening.abort();
  }, []);

  return dragging;
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea');
}

/** A connection link may be dragged into its field. */
function isTextForField(event: DragEvent): boolean {
  return isTextField(event.target) && event.dataTransfer?.types.includes('Files') !== true;
}
