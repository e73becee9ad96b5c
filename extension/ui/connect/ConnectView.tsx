import { useEffect, useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import { hostOf } from '../format/display-link.ts';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { ConnectForm } from './ConnectForm.tsx';
import { START_COMMAND } from './StartCommand.tsx';
import { useConnect } from './use-connect.ts';
import { t } from '../../i18n/text.ts';
import { TextWith } from '../components/TextWith.tsx';
import styles from './ConnectView.module.css';

/** What is shown while there is no connection: what Pail is, and the ways to connect it. */
export function ConnectView() {
  const offered = useOfferedLink();
  const { connect, connectingTo, triedAddress, error } = useConnect();
  const busy = connectingTo !== null;

  return (
    <section className={styles.view} aria-labelledby="connect-title">
      <img className={styles.mark} src="/icon.svg" alt="" width="56" height="56" />
      <h2 id="connect-title" className={styles.title}>
        {t('connect_title')}
      </h2>
      <p className={styles.lead}>{t('connect_lead')}</p>

      <div className={styles.ways}>
        {offered !== null && (
          <>
            <Button
              variant="primary"
              data-action="connect-offered"
              busy={connectingTo === offered}
              onClick={() => !busy && void connect(offered)}
            >
              {t('connect_to', hostOf(offered))}
            </Button>
            <p className={styles.or}>
              <span>{t('connect_or')}</span>
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
        {error !== null && <Problem error={error} baseUrl={triedAddress} />}
      </div>

      <h3 className={styles.stepsTitle}>{t('connect_steps')}</h3>
      <ol className={styles.steps}>
        <li>
          <TextWith of="connect_step_server">
            <code>{START_COMMAND}</code>
          </TextWith>
        </li>
        <li>{t('connect_step_link')}</li>
        <li>{t('connect_step_drop')}</li>
      </ol>
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
      const offered = await client.connections.offeredLink();
      if (wanted) setLink(offered);
    });
    return () => {
      wanted = false;
    };
  }, [client, attempt]);
  return link;
}
