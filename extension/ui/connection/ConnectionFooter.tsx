import type { ConnectionView } from '../../messaging/pail-client.ts';
import { Button } from '../components/Button.tsx';
import { hostOf } from '../format/display-link.ts';
import { useTwoStep } from '../hooks/use-two-step.ts';
import { t } from '../../i18n/text.ts';
import { TextWith } from '../components/TextWith.tsx';
import { DisconnectQuestion } from './DisconnectQuestion.tsx';
import styles from './ConnectionFooter.module.css';

interface ConnectionFooterProps {
  connection: ConnectionView;
  /** Uploads over it that are under way. */
  running: number;
}

/** Says where files go to, and takes the connection back. */
export function ConnectionFooter({ connection, running }: ConnectionFooterProps) {
  const step = useTwoStep();
  const { asking, ask, askRef } = step;
  const host = hostOf(connection.baseUrl);

  if (asking) {
    return (
      <footer className={styles.footer}>
        <DisconnectQuestion connectionId={connection.id} running={running} step={step} />
      </footer>
    );
  }

  return (
    <footer className={styles.footer}>
      <span className={styles.dot} aria-hidden="true" />
      <p className={styles.where} title={t('connected_as', host, connection.deviceName)}>
        <span className={styles.host}>
          <TextWith of="connected_to" wordsClassName={styles.connected}>
            <bdi data-connected-to="">{connection.name || host}</bdi>
          </TextWith>
        </span>
        <span className={styles.device}>
          <bdi>{connection.deviceName}</bdi>
        </span>
      </p>
      <Button small variant="quiet" ref={askRef} data-action="disconnect" onClick={ask}>
        {t('disconnect')}
      </Button>
    </footer>
  );
}
