import { useEffect, useState } from 'react';
import type { FileKind, StoredFile } from '../../../shared/api/files.ts';
import { toErrorValue, type ErrorValue } from '../../../shared/errors/pail-error.ts';
import { useClient } from '../hooks/client-context.ts';
import { useSettled } from '../hooks/use-settled.ts';

const PAGE_SIZE = 50;

/** A thousand small files may be done within seconds, and a word is typed letter by letter; in milliseconds. */
const SETTLE_MS = 300;

/** Which files are wanted. */
export interface FileSearch {
  /** Part of the name; empty for all. */
  words: string;
  kind: FileKind | null;
}

interface Files {
  /** Newest first, as far as they were asked for; null before the first answer. */
  files: readonly StoredFile[] | null;
  /** Why the last call failed. */
  error: ErrorValue | null;
  loading: boolean;
  reload: () => void;
  /** Asks for the next page, where there is one that is not under way. */
  loadMore: () => void;
  /** Takes a file off the list that is no longer in the bucket. */
  forget: (id: string) => void;
}

interface Answer {
  /** The request that it answers. */
  to: string;
  files: readonly StoredFile[];
  nextCursor: string | null;
  error: ErrorValue | null;
}

/**
 * The files of a connection that are searched for, page by page: the first one at once and again after every change of
 * `version`.
 * @param connectionId stays the same
 * @param version of what the backend should know by now
 */
export function useFiles(connectionId: string, { words, kind }: FileSearch, version: string): Files {
  const client = useClient();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [tries, setTries] = useState(0);
  const [pagesAsked, setPagesAsked] = useState<{ of: string; cursor: string } | null>(null);
  const settledWords = useSettled(words.trim(), SETTLE_MS);
  const request = JSON.stringify([settledWords, kind, useSettled(version, SETTLE_MS), tries]);
  const query = { limit: PAGE_SIZE, query: settledWords || undefined, kind: kind ?? undefined };

  const fail = (to: string) => (failure: unknown) =>
    setAnswer((before) => ({
      to,
      files: before?.files ?? [],
      nextCursor: before?.nextCursor ?? null,
      error: toErrorValue(failure),
    }));

  useEffect(() => {
    let wanted = true;
    client.files.list(connectionId, query).then(
      ({ files, nextCursor }) => {
        if (wanted) setAnswer({ to: request, files, nextCursor, error: null });
      },
      (failure: unknown) => {
        if (wanted) fail(request)(failure);
      },
    );
    return () => {
      wanted = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `request` stands for all that the query is made of
  }, [client, request]);

  const loadMore = (): void => {
    const cursor = answer?.nextCursor ?? null;
    if (cursor === null || answer?.to !== request) return;
    if (pagesAsked?.of === request && pagesAsked.cursor === cursor) return;
    setPagesAsked({ of: request, cursor });
    client.files
      .list(connectionId, { ...query, cursor })
      .then(
        (page) =>
          setAnswer((before) =>
            before?.to === request
              ? { ...before, files: [...before.files, ...page.files], nextCursor: page.nextCursor }
              : before,
          ),
        fail(request),
      );
  };

  return {
    files: answer && (answer.error === null || answer.files.length > 0) ? answer.files : null,
    error: answer?.error ?? null,
    loading: answer?.to !== request,
    reload: () => {
      setPagesAsked(null);
      setTries((before) => before + 1);
    },
    loadMore,
    forget: (id) =>
      setAnswer((before) => before && { ...before, files: before.files.filter((file) => file.id !== id) }),
  };
}
