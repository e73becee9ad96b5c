import { useCallback, useMemo, useRef, useState } from 'react';
import { toErrorValue } from '../../../shared/errors/pail-error.ts';
import type { Notices, NoticeTone } from './notices-context.ts';
import { errorText } from '../../i18n/error-text.ts';

export interface Notice {
  id: number;
  message: string;
  tone: NoticeTone;
}

/** More than these would push the rest of the page away. */
const MOST_NOTICES = 3;

/** Keeps what has to be said, newest last. */
export function useNoticeList(): {
  list: readonly Notice[];
  dismiss: (id: number) => void;
  notices: Notices;
} {
  const [list, setList] = useState<readonly Notice[]>([]);
  const nextId = useRef(1);

  const show = useCallback((message: string, tone: NoticeTone) => {
    const notice = { id: nextId.current++, message, tone };
    // Said again, it is a new notice in place of the old one: a screen reader reads it again.
    setList((before) => [...before.filter((old) => old.message !== message), notice].slice(-MOST_NOTICES));
  }, []);

  const dismiss = useCallback((id: number) => {
    setList((before) => before.filter((notice) => notice.id !== id));
  }, []);

  const clear = useCallback(() => setList([]), []);

  const attempt = useCallback(
    async (action: () => Promise<unknown>) => {
      try {
        await action();
        return true;
      } catch (error) {
        show(errorText(toErrorValue(error)), 'error');
        return false;
      }
    },
    [show],
  );

  const notices = useMemo(() => ({ show, clear, attempt }), [show, clear, attempt]);
  return { list, dismiss, notices };
}
