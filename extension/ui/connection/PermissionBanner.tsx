import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { LockIcon } from '../components/icons.tsx';
import { formatList } from '../format/format-list.ts';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
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
        <h2 id="permission-title">Pail needs your permission to reach {formatList(hosts)}</h2>
        <p>Files go straight from your browser to your bucket, so the browser asks you first.</p>
        {refused && (
          <p className={styles.refused} role="alert">
            Your browser did not allow it, so uploads cannot be sent. Press Allow again, and say yes to the
            browser’s question.
          </p>
        )}
      </div>
      <Button variant="primary" busy={busy} data-action="allow-hosts" onClick={() => void allow()}>
        Allow
      </Button>
    </section>
  );
}
