import { useRef, useState, type ChangeEvent } from 'react';
import { t } from '../../i18n/text.ts';
import { Button } from '../components/Button.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { usePreferences } from '../preferences/preferences-context.ts';
import { readSettingsFile, settingsFile } from './settings-file.ts';
import { SettingsCard } from './SettingsCard.tsx';
import styles from './MoveSettings.module.css';

/** Takes the settings to another browser, as a file without secrets. */
export function MoveSettings() {
  const client = useClient();
  const { attempt, show, clear } = useNotices();
  const preferences = usePreferences();
  const input = useRef<HTMLInputElement>(null);
  const [imported, setImported] = useState(false);

  const save = (): void => {
    const url = URL.createObjectURL(settingsFile(preferences));
    const anchor = document.createElement('a');
    anchor.href = url;
    anchor.download = 'pail-settings.json';
    anchor.click();
    URL.revokeObjectURL(url);
  };

  const load = async ({ currentTarget }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = currentTarget.files?.[0];
    // Else the same file, chosen again, would be no change.
    const text = await file?.text();
    if (input.current) input.current.value = '';
    clear();
    setImported(false);
    if (text === undefined) return;
    const read = readSettingsFile(text);
    if (!read) show(t('settings_import_invalid'), 'error');
    else if (await attempt(() => client.preferences.change(read))) setImported(true);
  };

  return (
    <SettingsCard title={t('settings_move')}>
      <p>{t('settings_move_help')}</p>
      <div className={styles.buttons}>
        <Button data-action="export-settings" onClick={save}>
          {t('settings_export')}
        </Button>
        <Button data-action="import-settings" onClick={() => input.current?.click()}>
          {t('settings_import')}
        </Button>
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={t('settings_import')}
          onChange={(event) => void load(event)}
        />
      </div>
      <output>{imported && t('settings_imported')}</output>
    </SettingsCard>
  );
}
