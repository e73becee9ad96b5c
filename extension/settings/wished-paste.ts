import { storage } from 'wxt/utils/storage';
import { reportDefect } from '../../shared/errors/report-defect.ts';

/** Until the browser ends: whether the user has asked, by a key, for what is on the clipboard. */
const item = storage.defineItem<unknown>('session:wished-paste', { fallback: null });

/** Keeps the wish for the page of Pail's that opens now. */
export function wishPaste(): Promise<void> {
  return item.setValue(true);
}

/** Calls back once for each wish, in the page that the user has before them. To be called in a page. */
export function watchWishedPaste(listener: () => void): () => void {
  const take = async (): Promise<void> => {
    if (!document.hasFocus() || (await item.getValue()) !== true) return;
    await item.removeValue();
    listener();
  };
  const look = (): void => void take().catch(reportDefect);
  window.addEventListener('focus', look);
  const unwatch = item.watch(look);
  look();
  return () => {
    window.removeEventListener('focus', look);
    unwatch();
  };
}
