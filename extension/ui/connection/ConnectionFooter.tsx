import type { ConnectionView } from '../../messaging/pail-client.ts';
import { Button } from '../components/Button.tsx';
import { hostOf } from '../format/display-link.ts';
import { useClient } from '../hooks/client-context.ts';
import { useTwoStep } from '../hooks/use-two-step.ts';
import { useNotices } from '../notices/notices-context.ts';
import { t } from '../../i18n/text.ts';
import { TextWith } from '../components/TextWith.tsx';
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
        <p className={styles.question}>{t('disconnect_question')}</p>
        <Button small ref={keepRef} onClick={keep} onKeyDown={onKeyDown}>
          {t('disconnect_stay')}
        </Button>
        <Button
          small
          variant="danger"
          data-action="confirm-disconnect"
          onKeyDown={onKeyDown}
          onClick={() => void attempt(() => client.connection.disconnect())}
        >
          {t('disconnect')}
        </Button>
      </footer>
    );
  }

  return (
    <footer className={styles.footer}>
      <span className={styles.dot} aria-hidden="true" />
      <p className={styles.where} title={t('connected_as', host, connection.deviceName)}>
        <span className={styles.host}>
          <TextWith of="connected_to" wordsClassName={styles.connected}>
            <bdi data-connected-to="">{host}</bdi>
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
