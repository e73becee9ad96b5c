import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { LockIcon } from '../components/icons.tsx';
import { formatList } from '../format/format-list.ts';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { t } from '../../i18n/text.ts';
import styles from './PermissionBanner.module.css';

/** Asks for the hosts without which no upload can leave the browser, and says why. */
export function PermissionBanner({ hosts }: { hosts: readonly string[] }) {
  const client = useClient();
  const { attempt } = useNotices();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);

  const allow = async (): Promise<void> => {
    setBusy(true);
    setRefused(false);
    await attempt(async () => {
      const allowed = await client.connection.allowHosts();
      setRefused(!allowed);
    });
    setBusy(false);
  };

  return (
    <section className={styles.banner} data-permission-banner="" aria-labelledby="permission-title">
      <span className={styles.icon}>
        <LockIcon />
      </span>
      <div className={styles.words}>
        <h2 id="permission-title">{t('permission_title', formatList(hosts))}</h2>
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
