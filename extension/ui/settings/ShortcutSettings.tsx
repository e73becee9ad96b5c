import { useEffect, useState } from 'react';
import { t } from '../../i18n/text.ts';
import type { PailClient } from '../../messaging/pail-client.ts';
import { Button } from '../components/Button.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { SettingsCard } from './SettingsCard.tsx';
import styles from './ShortcutSettings.module.css';

type Shortcuts = Awaited<ReturnType<PailClient['shortcuts']>>;

/** Shows which keys are set, and leads to the browser's own page of them. */
export function ShortcutSettings() {
  const client = useClient();
  const { attempt } = useNotices();
  const [shortcuts, setShortcuts] = useState<Shortcuts>([]);
  useEffect(() => {
    const read = (): void => void attempt(async () => setShortcuts(await client.shortcuts()));
    read();
    // They are changed on a page of the browser's.
    window.addEventListener('focus', read);
    return () => window.removeEventListener('focus', read);
  }, [client, attempt]);
  return (
    <SettingsCard title={t('settings_shortcuts')}>
      <p>{t('settings_shortcuts_help')}</p>
      <dl className={styles.keys}>
        {shortcuts.map(({ title, keys }) => (
          <div key={title} data-shortcut={keys}>
            <dt>{title}</dt>
            <dd>{keys === '' ? t('shortcut_none') : <kbd dir="ltr">{keys}</kbd>}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={() => void attempt(() => client.openShortcuts())}>
        {t('settings_shortcuts_open')}
      </Button>
    </SettingsCard>
  );
}
