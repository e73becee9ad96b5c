import type { StoredFile } from '../../../shared/api/files.ts';
import type { Link } from '../../../shared/api/links.ts';
import { t } from '../../i18n/text.ts';
import { Problem } from '../components/Problem.tsx';
import { LimitForm } from './LimitForm.tsx';
import { LinkRow } from './LinkRow.tsx';
import { rulesInWords } from './rules-in-words.ts';
import styles from './LimitedLinks.module.css';
import { useRevocableLinks, type RevocableKind } from './use-revocable-links.ts';

interface LimitedLinksProps {
  /** The connection that the file is reached over. */
  connectionId: string;
  file: StoredFile;
}

const LIMITED: RevocableKind<Link> = {
  list: async (client, connectionId, fileId) =>
    (await client.links.list(connectionId, fileId)).filter(({ isFileLink }) => !isFileLink),
  revoke: (client, connectionId, { slug }) => client.links.revoke(connectionId, slug),
};

/** Makes links of a file that end, ask for a password or are counted, and takes them back. */
export function LimitedLinks({ connectionId, file }: LimitedLinksProps) {
  const { links, error, add, fail, revoke } = useRevocableLinks(LIMITED, connectionId, file.id);
  return (
    <>
      <LimitForm connectionId={connectionId} file={file} onCreated={add} onError={fail} />
      {error && <Problem error={error} baseUrl={null} />}
      {links.length > 0 && (
        <ul className={styles.links} aria-label={t('share_links')}>
          {links.map((link) => (
            <LinkRow
              key={link.slug}
              url={link.url}
              about={rulesInWords(link)}
              onRevoke={() => revoke(link)}
            />
          ))}
        </ul>
      )}
    </>
  );
}
