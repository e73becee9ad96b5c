import { useEffect, useState } from 'react';
import type { StoredFile } from '../../../shared/api/files.ts';
import type { Link } from '../../../shared/api/links.ts';
import { toErrorValue, type ErrorValue } from '../../../shared/errors/pail-error.ts';
import { t } from '../../i18n/text.ts';
import { Problem } from '../components/Problem.tsx';
import { useClient } from '../hooks/client-context.ts';
import { LimitForm } from './LimitForm.tsx';
import { LinkRow } from './LinkRow.tsx';
import { rulesInWords } from './rules-in-words.ts';
import styles from './LimitedLinks.module.css';

interface LimitedLinksProps {
  /** The connection that the file is reached over. */
  connectionId: string;
  file: StoredFile;
}

/** Makes links of a file that end, ask for a password or are counted, and takes them back. */
export function LimitedLinks({ connectionId, file }: LimitedLinksProps) {
  const client = useClient();
  const [links, setLinks] = useState<readonly Link[]>([]);
  const [error, setError] = useState<ErrorValue | null>(null);

  useEffect(() => {
    let wanted = true;
    client.links.list(connectionId, file.id).then(
      (all) => {
        if (wanted) setLinks(all.filter(({ isFileLink }) => !isFileLink));
      },
      (failure: unknown) => {
        if (wanted) setError(toErrorValue(failure));
      },
    );
    return () => {
      wanted = false;
    };
  }, [client, connectionId, file.id]);

  const revoke = async (slug: string): Promise<void> => {
    setError(null);
    try {
      await client.links.revoke(connectionId, slug);
      setLinks((before) => before.filter((link) => link.slug !== slug));
    } catch (failure) {
      setError(toErrorValue(failure));
    }
  };

  return (
    <>
      <LimitForm
        connectionId={connectionId}
        file={file}
        onCreated={(link) => {
          setError(null);
          setLinks((before) => [link, ...before]);
        }}
        onError={setError}
      />
      {error && <Problem error={error} baseUrl={null} />}
      {links.length > 0 && (
        <ul className={styles.links} aria-label={t('share_links')}>
          {links.map((link) => (
            <LinkRow
              key={link.slug}
              url={link.url}
              about={rulesInWords(link)}
              onRevoke={() => void revoke(link.slug)}
            />
          ))}
        </ul>
      )}
    </>
  );
}
