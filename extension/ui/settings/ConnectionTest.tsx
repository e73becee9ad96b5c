import { useState, type ReactNode } from 'react';
import type { Me } from '../../../shared/api/devices.ts';
import { toErrorValue, type ErrorValue } from '../../../shared/errors/pail-error.ts';
import { plural, t } from '../../i18n/text.ts';
import type { ConnectionView } from '../../messaging/pail-client.ts';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import { formatBytes } from '../format/format-bytes.ts';
import { formatMilliseconds } from '../format/format-duration.ts';
import { useClient } from '../hooks/client-context.ts';
import styles from './ConnectionTest.module.css';

type Outcome = { me: Me; milliseconds: number } | { error: ErrorValue };

interface ConnectionTestProps {
  connection: Pick<ConnectionView, 'id' | 'baseUrl'>;
  /** Buttons beside its own. */
  children: ReactNode;
}

/** Asks the server whether all works, and how much is stored there. */
export function ConnectionTest({ connection: { id, baseUrl }, children }: ConnectionTestProps) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const test = async (): Promise<void> => {
    setBusy(true);
    const started = performance.now();
    try {
      const me = await client.connections.test(id);
      setOutcome({ me, milliseconds: performance.now() - started });
    } catch (error) {
      setOutcome({ error: toErrorValue(error) });
    }
    setBusy(false);
  };

  return (
    <>
      <div className={styles.buttons}>
        <Button busy={busy} data-action="test-connection" onClick={() => void test()}>
          {t('settings_test')}
        </Button>
        {children}
      </div>
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
