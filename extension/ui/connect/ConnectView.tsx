import { useEffect, useState } from 'react';
import { Button } from '../components/Button.tsx';
import { AlertIcon } from '../components/icons.tsx';
import { hostOf } from '../format/display-link.ts';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { ConnectForm } from './ConnectForm.tsx';
import { useConnect } from './use-connect.ts';
import styles from './ConnectView.module.css';

/** What is shown while there is no connection: what Pail is, and the ways to connect it. */
export function ConnectView() {
  const offered = useOfferedLink();
  const { connect, connectingTo, error } = useConnect();
  const busy = connectingTo !== null;

  return (
    <section className={styles.view} aria-labelledby="connect-title">
      <img className={styles.mark} src="/icon.svg" alt="" width="56" height="56" />
      <h1 id="connect-title" className={styles.title}>
        Your files, in your own bucket
      </h1>
      <p className={styles.lead}>Drop a file, get a link that is checked before you see it.</p>

      <div className={styles.ways}>
        {offered !== null && (
          <>
            <Button
              variant="primary"
              data-action="connect-offered"
              busy={connectingTo === offered}
              onClick={() => !busy && void connect(offered)}
            >
              Connect to {hostOf(offered)}
            </Button>
            <p className={styles.or}>
              <span>or</span>
            </p>
          </>
        )}
        <ConnectForm
          primary={offered === null}
          busy={busy && connectingTo !== offered}
          onConnect={(link) => {
            if (!busy) void connect(link);
          }}
        />
        {error !== null && (
          <p className={styles.error} role="alert">
            <AlertIcon />
            <span>{error}</span>
          </p>
        )}
      </div>

      <p className={styles.help}>
        No link yet? Pail runs on a machine of yours: <code>npm start</code> there prints one.
      </p>
    </section>
  );
}

function useOfferedLink(): string | null {
  const client = useClient();
  const { attempt } = useNotices();
  const [link, setLink] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void attempt(async () => {
      const offered = await client.connection.offeredLink();
      if (wanted) setLink(offered);
    });
    return () => {
      wanted = false;
    };
  }, [client, attempt]);
  return link;
}
