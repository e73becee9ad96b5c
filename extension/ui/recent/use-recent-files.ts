import { useEffect, useState } from 'react';
import type { StoredFile } from '../../../shared/api/files.ts';
import { toErrorValue } from '../../../shared/errors/pail-error.ts';
import { useClient } from '../hooks/client-context.ts';
import { useSettled } from '../hooks/use-settled.ts';

const LIMIT = 20;

/** A thousand small files may be done within seconds, in milliseconds. */
const SETTLE_MS = 300;

interface RecentFiles {
  /** Newest first; null before the first answer. */
  files: readonly StoredFile[] | null;
  /** Why the last call failed. */
  error: string | null;
  loading: boolean;
  reload: () => void;
  /** Takes a file off the list that is no longer in the bucket. */
  forget: (id: string) => void;
}

/**
 * The last files, asked for at once and again after every change of `version`.
 * @param version of what the backend should know by now
 */
export function useRecentFiles(version: string): RecentFiles {
  const client = useClient();
  const [files, setFiles] = useState<readonly StoredFile[] | null>(null);
  const [answer, setAnswer] = useState<{ to: string; error: string | null } | null>(null);
  const [tries, setTries] = useState(0);
  const request = `${useSettled(version, SETTLE_MS)}#${tries}`;

  useEffect(() => {
    let wanted = true;
    client.files.list({ limit: LIMIT }).then(
      (page) => {
        if (!wanted) return;
        setFiles(page.files);
        setAnswer({ to: request, error: null });
      },
      (failure: unknown) => {
        if (wanted) setAnswer({ to: request, error: toErrorValue(failure).message });
      },
    );
    return () => {
      wanted = false;
    };
  }, [client, request]);

  return {
    files,
    error: answer?.error ?? null,
    loading: answer?.to !== request,
    reload: () => setTries((before) => before + 1),
    forget: (id) => setFiles((before) => before?.filter((file) => file.id !== id) ?? null),
  };
}
