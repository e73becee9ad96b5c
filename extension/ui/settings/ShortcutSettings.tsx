import { t } from '../../i18n/text.ts';
import { Button } from '../components/Button.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { SettingsCard } from './SettingsCard.tsx';

/** Leads to the browser's own page of shortcuts. */
export function ShortcutSettings() {
  const client = useClient();
  const { attempt } = useNotices();
  return (
    <SettingsCard title={t('settings_shortcuts')}>
      <p>{t('settings_shortcuts_help')}</p>
      <Button onClick={() => void attempt(() => client.openShortcuts())}>
        {t('settings_shortcuts_open')}
      </Button>
    </SettingsCard>
  );
}
