import { useState } from 'react';
import type { Me } from '../../../shared/api/devices.ts';
import { toErrorValue, type ErrorValue } from '../../../shared/errors/pail-error.ts';
import { plural, t } from '../../i18n/text.ts';
import type { ConnectionView } from '../../messaging/pail-client.ts';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import { ConnectionFooter } from '../connection/ConnectionFooter.tsx';
import { formatBytes } from '../format/format-bytes.ts';
import { formatMilliseconds } from '../format/format-duration.ts';
import { useClient } from '../hooks/client-context.ts';
import { SettingsCard } from './SettingsCard.tsx';
import styles from './ConnectionSettings.module.css';

type Outcome = { me: Me; milliseconds: number } | { error: ErrorValue };

/** Where files go to, whether that works, and the way out. */
export function ConnectionSettings({ connection }: { connection: ConnectionView | null }) {
  if (!connection) {
    return (
      <SettingsCard title={t('settings_connection')}>
        <p>{t('settings_none')}</p>
      </SettingsCard>
    );
  }
  return (
    <SettingsCard title={t('settings_connection')}>
      <div className={styles.connection}>
        <ConnectionFooter connection={connection} />
      </div>
      <ConnectionTest baseUrl={connection.baseUrl} />
    </SettingsCard>
  );
}

function ConnectionTest({ baseUrl }: { baseUrl: string }) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const test = async (): Promise<void> => {
    setBusy(true);
    const started = performance.now();
    try {
      const me = await client.connection.test();
      setOutcome({ me, milliseconds: performance.now() - started });
    } catch (error) {
      setOutcome({ error: toErrorValue(error) });
    }
    setBusy(false);
  };

  return (
    <>
      <Button busy={busy} data-action="test-connection" onClick={() => void test()}>
        {t('settings_test')}
      </Button>
      <output className={styles.outcome}>
        {outcome && 'me' in outcome && (
          <>
            <span className={styles.works}>
              {t('settings_test_works', formatMilliseconds(outcome.milliseconds))}
            </span>
            <span data-storage-used="">
              {t('settings_storage')}:{' '}
              {plural('storage_files', outcome.me.usage.files, formatBytes(outcome.me.usage.bytes))}
            </span>
          </>
        )}
      </output>
      {outcome && 'error' in outcome && <Problem error={outcome.error} baseUrl={baseUrl} />}
    </>
  );
}
