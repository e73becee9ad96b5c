import { useEffect, useState } from 'react';
import { useNotices } from '../notices/notices-context.ts';
import { useClient } from './client-context.ts';

/** How long a button says that it copied, in milliseconds. */
const SAY_COPIED_MS = 2000;

/** Copies text straight from a click, and tells for a while that it did. */
export function useCopy(): { copied: boolean; copy: (text: string) => void } {
  const client = useClient();
  const { attempt } = useNotices();
  const [copiedAt, setCopiedAt] = useState<number | null>(null);

  useEffect(() => {
    if (copiedAt === null) return;
    const timer = setTimeout(() => setCopiedAt(null), SAY_COPIED_MS);
    return () => clearTimeout(timer);
  }, [copiedAt]);

  const copy = (text: string): void => {
    void attempt(() => client.copy(text)).then((done) => {
      if (done) setCopiedAt(Date.now());
    });
  };
  return { copied: copiedAt !== null, copy };
}
