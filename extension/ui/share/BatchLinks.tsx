import type { Batch } from '../../../shared/api/batches.ts';
import type { StoredFile } from '../../../shared/api/files.ts';
import { PailError } from '../../../shared/errors/pail-error.ts';
import { plural, t } from '../../i18n/text.ts';
import { Problem } from '../components/Problem.tsx';
import { LinkRow } from './LinkRow.tsx';
import styles from './LimitedLinks.module.css';
import { useRevocableLinks, type RevocableKind } from './use-revocable-links.ts';

interface BatchLinksProps {
  /** The connection that the file is reached over. */
  connectionId: string;
  file: StoredFile;
}

const BATCHES: RevocableKind<Batch> = {
  list: (client, connectionId, fileId) =>
    client.links.listBatches(connectionId, fileId).catch((failure: unknown) => {
      // A server of an earlier Pail has no batches, and so none that could be shown.
      if (failure instanceof PailError && failure.code === 'not_found') return [];
      throw failure;
    }),
  revoke: (client, connectionId, { id }) => client.links.revokeBatch(connectionId, id),
};

/** The links to several files of which this is one; each can be taken back. */
export function BatchLinks({ connectionId, file }: BatchLinksProps) {
  const { links, error, revoke } = useRevocableLinks(BATCHES, connectionId, file.id);
  return (
    <>
      {error && <Problem error={error} baseUrl={null} />}
      {links.length > 0 && (
        <ul className={styles.links} aria-label={t('share_batches')}>
          {links.map((batch) => (
            <LinkRow
              key={batch.id}
              url={batch.link}
              about={[plural('share_batch', batch.files)]}
              onRevoke={() => revoke(batch)}
            />
          ))}
        </ul>
      )}
    </>
  );
}
