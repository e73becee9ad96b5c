import { useEffect, useRef, useState } from 'react';
import { isActive, type UploadView } from '../../../shared/messages/upload-view.ts';

/** A screen reader reads what is new; what it has read need not stay for long. */
const MOST_KEPT = 5;

interface Finished {
  id: string;
  name: string;
}

/** The uploads that became done while this page looked on, oldest first. */
export function useFinishedUploads(uploads: readonly UploadView[]): readonly Finished[] {
  const [finished, setFinished] = useState<readonly Finished[]>([]);
  const active = useRef<ReadonlySet<string>>(new Set());

  useEffect(() => {
    const news = uploads.filter(({ id, state }) => state === 'done' && active.current.has(id));
    active.current = new Set(uploads.filter(isActive).map(({ id }) => id));
    if (news.length === 0) return;
    const added = news.map(({ id, name }) => ({ id, name }));
    setFinished((before) => [...before, ...added].slice(-MOST_KEPT));
  }, [uploads]);

  return finished;
}
