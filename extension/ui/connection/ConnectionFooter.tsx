import type { ConnectionView } from '../../messaging/pail-client.ts';
import { Button } from '../components/Button.tsx';
import { hostOf } from '../format/display-link.ts';
import { useClient } from '../hooks/client-context.ts';
import { useTwoStep } from '../hooks/use-two-step.ts';
import { useNotices } from '../notices/notices-context.ts';
import styles from './ConnectionFooter.module.css';

/** Says where files go to, and takes the connection back. */
export function ConnectionFooter({ connection }: { connection: ConnectionView }) {
  const client = useClient();
  const { attempt } = useNotices();
  const { asking, ask, keep, askRef, keepRef, onKeyDown } = useTwoStep();
  const host = hostOf(connection.baseUrl);

  if (asking) {
    return (
      <footer className={styles.footer}>
        <p className={styles.question}>Disconnect? Your files stay.</p>
        <Button small ref={keepRef} onClick={keep} onKeyDown={onKeyDown}>
          Stay
        </Button>
        <Button
          small
          variant="danger"
          data-action="confirm-disconnect"
          onKeyDown={onKeyDown}
          onClick={() => void attempt(() => client.connection.disconnect())}
        >
          Disconnect
        </Button>
      </footer>
    );
  }

  return (
    <footer className={styles.footer}>
      <span className={styles.dot} aria-hidden="true" />
      <p className={styles.where} title={`Connected to ${host} as ${connection.deviceName}`}>
        <span className={styles.host}>
          <span className={styles.connected}>Connected to </span>
          <bdi data-connected-to="">{host}</bdi>
        </span>
        <bdi className={styles.device}>{connection.deviceName}</bdi>
      </p>
      <Button small variant="quiet" ref={askRef} data-action="disconnect" onClick={ask}>
        Disconnect
      </Button>
    </footer>
  );
}
