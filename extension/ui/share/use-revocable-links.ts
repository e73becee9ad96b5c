import { useEffect, useState } from 'react';
import { toErrorValue, type ErrorValue } from '../../../shared/errors/pail-error.ts';
import type { PailClient } from '../../messaging/pail-client.ts';
import { useClient } from '../hooks/client-context.ts';

/** A kind of link to a file that can be listed and taken back. */
export interface RevocableKind<Link> {
  list(client: PailClient, connectionId: string, fileId: string): Promise<readonly Link[]>;
  revoke(client: PailClient, connectionId: string, link: Link): Promise<void>;
}

interface RevocableLinks<Link> {
  links: readonly Link[];
  /** What went wrong last; null where nothing did, or something went well since. */
  error: ErrorValue | null;
  /** Takes up a link that was made. */
  add: (link: Link) => void;
  fail: (error: ErrorValue) => void;
  revoke: (link: Link) => void;
}

/**
 * The links of one kind to a file, as the server has them.
 * @param connectionId the connection that the file is reached over
 */
export function useRevocableLinks<Link>(
  kind: RevocableKind<Link>,
  connectionId: string,
  fileId: string,
): RevocableLinks<Link> {
  const client = useClient();
  const [links, setLinks] = useState<readonly Link[]>([]);
  const [error, setError] = useState<ErrorValue | null>(null);

  useEffect(() => {
    let wanted = true;
    kind.list(client, connectionId, fileId).then(
      (all) => {
        if (wanted) setLinks(all);
      },
      (failure: unknown) => {
        if (wanted) setError(toErrorValue(failure));
      },
    );
    return () => {
      wanted = false;
    };
  }, [kind, client, connectionId, fileId]);

  const revoke = async (link: Link): Promise<void> => {
    setError(null);
    try {
      await kind.revoke(client, connectionId, link);
      setLinks((before) => before.filter((each) => each !== link));
    } catch (failure) {
      setError(toErrorValue(failure));
    }
  };

  return {
    links,
    error,
    add: (link) => {
      setError(null);
      setLinks((before) => [link, ...before]);
    },
    fail: setError,
    revoke: (link) => void revoke(link),
  };
}
