import { useCallback, useEffect, useRef, useState } from 'react';
import type { StoredFile } from '../../../shared/api/files.ts';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';

/** How long a removal can be taken back, in milliseconds. */
const UNDO_MS = 8000;

interface Removal {
  /** The file that is about to go, and no longer shown. */
  pending: StoredFile | null;
  remove: (file: StoredFile) => void;
  undo: () => void;
  /** Stops the clock while the person is at the button, and starts it again. */
  hold: (held: boolean) => void;
}

/**
 * Deletes a file a little later than asked, so that it can be taken back; at once where another one is deleted or the
 * page, or the list of this connection, closes.
 * @param onRemoved told when it is gone from the bucket
 */
export function useRemoval(connectionId: string, onRemoved: (id: string) => void): Removal {
  const client = useClient();
  const { attempt } = useNotices();
  const [pending, setPending] = useState<StoredFile | null>(null);
  const [held, setHeld] = useState(false);
  const latest = useRef<StoredFile | null>(null);

  const finish = (): void => {
    const file = latest.current;
    latest.current = null;
    if (!file) return;
    void attempt(() => client.files.remove(connectionId, file.id)).then((removed) => {
      if (removed) onRemoved(file.id);
      setPending((now) => (now === file ? null : now));
    });
  };
  const finishLater = useRef(finish);
  useEffect(() => {
    finishLater.current = finish;
  });

  useEffect(() => {
    if (!pending || held) return;
    const timer = setTimeout(() => finishLater.current(), UNDO_MS);
    return () => clearTimeout(timer);
  }, [pending, held]);

  useEffect(() => {
    const onHide = (): void => finishLater.current();
    window.addEventListener('pagehide', onHide);
    return () => {
      window.removeEventListener('pagehide', onHide);
      onHide();
    };
  }, []);

  const remove = useCallback((file: StoredFile) => {
    finishLater.current();
    latest.current = file;
    setHeld(false);
    setPending(file);
  }, []);

  return {
    pending,
    remove,
    undo: () => {
      latest.current = null;
      setPending(null);
    },
    hold: setHeld,
  };
}
