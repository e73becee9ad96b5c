import { useEffect, useState } from 'react';
import type { Batch } from '../../../shared/api/batches.ts';
import type { StoredFile } from '../../../shared/api/files.ts';
import { toErrorValue, type ErrorValue } from '../../../shared/errors/pail-error.ts';
import { plural, t } from '../../i18n/text.ts';
import { Problem } from '../components/Problem.tsx';
import { useClient } from '../hooks/client-context.ts';
import { LinkRow } from './LinkRow.tsx';
import styles from './LimitedLinks.module.css';

interface BatchLinksProps {
  /** The connection that the file is reached over. */
  connectionId: string;
  file: StoredFile;
}

/** The links to several files of which this is one; each can be taken back. */
export function BatchLinks({ connectionId, file }: BatchLinksProps) {
  const client = useClient();
  const [batches, setBatches] = useState<readonly Batch[]>([]);
  const [error, setError] = useState<ErrorValue | null>(null);

  useEffect(() => {
    let wanted = true;
    client.links.listBatches(connectionId, file.id).then(
      (all) => {
        if (wanted) setBatches(all);
      },
      (failure: unknown) => {
        const value = toErrorValue(failure);
        // A server of an earlier Pail has no batches, and so none that could be shown.
        if (wanted && value.code !== 'not_found') setError(value);
      },
    );
    return () => {
      wanted = false;
    };
  }, [client, connectionId, file.id]);

  const revoke = async (id: string): Promise<void> => {
    setError(null);
    try {
      await client.links.revokeBatch(connectionId, id);
      setBatches((before) => before.filter((batch) => batch.id !== id));
    } catch (failure) {
      setError(toErrorValue(failure));
    }
  };

  return (
    <>
      {error && <Problem error={error} baseUrl={null} />}
      {batches.length > 0 && (
        <ul className={styles.links} aria-label={t('share_batches')}>
          {batches.map(({ id, link, files }) => (
            <LinkRow
              key={id}
              url={link}
              about={[plural('share_batch', files)]}
              onRevoke={() => void revoke(id)}
            />
          ))}
        </ul>
      )}
    </>
  );
}
