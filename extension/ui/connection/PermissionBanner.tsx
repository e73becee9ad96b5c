import { useContext, useId, useState } from 'react';
import type { ConnectionView } from '../../messaging/pail-client.ts';
import { Button } from '../components/Button.tsx';
import { LockIcon } from '../components/icons.tsx';
import { formatList } from '../format/format-list.ts';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { t } from '../../i18n/text.ts';
import { ConnectionsContext } from './connections-context.ts';
import styles from './PermissionBanner.module.css';

/** Asks for the hosts without which no upload over a connection can leave the browser, and says why. */
export function PermissionBanner({
  connection: { id, title, hostsToAllow },
}: {
  connection: Pick<ConnectionView, 'id' | 'title' | 'hostsToAllow'>;
}) {
  const client = useClient();
  const { attempt } = useNotices();
  const titleId = useId();
  const isOneOfSeveral = useContext(ConnectionsContext).length > 1;
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  const hosts = formatList(hostsToAllow);

  const allow = async (): Promise<void> => {
    setBusy(true);
    setRefused(false);
    await attempt(async () => {
      const allowed = await client.connections.allowHosts(id);
      setRefused(!allowed);
    });
    setBusy(false);
  };

  return (
    <section className={styles.banner} data-permission-banner={id} aria-labelledby={titleId}>
      <span className={styles.icon}>
        <LockIcon />
      </span>
      <div className={styles.words}>
        <h2 id={titleId}>
          {isOneOfSeveral ? t('permission_title_of', title, hosts) : t('permission_title', hosts)}
        </h2>
        <p>{t('permission_reason')}</p>
        {refused && (
          <p className={styles.refused} role="alert">
            {t('permission_refused')}
          </p>
        )}
      </div>
      <Button variant="primary" busy={busy} data-action="allow-hosts" onClick={() => void allow()}>
        {t('permission_allow')}
      </Button>
    </section>
  );
}
