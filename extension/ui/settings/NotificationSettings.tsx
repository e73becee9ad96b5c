import { type MessageKey, t } from '../../i18n/text.ts';
import { preferencesSchema, type Preferences } from '../../settings/preferences.ts';
import { Field } from '../components/Field.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { usePreferences } from '../preferences/preferences-context.ts';
import { SettingsCard } from './SettingsCard.tsx';

const CHOICES: Readonly<Record<Preferences['notify'], MessageKey>> = {
  pages: 'notify_pages',
  always: 'notify_always',
  never: 'notify_never',
};

const ORDER = ['pages', 'always', 'never'] as const;

/** Which uploads are told of outside of Pail. */
export function NotificationSettings() {
  const client = useClient();
  const { attempt } = useNotices();
  const { notify } = usePreferences();
  return (
    <SettingsCard title={t('settings_notifications')}>
      <Field label={t('settings_notify')}>
        {(control) => (
          <select
            {...control}
            data-notify=""
            value={notify}
            onChange={({ currentTarget }) => {
              const { notify } = preferencesSchema.parse({ notify: currentTarget.value });
              void attempt(() => client.preferences.change({ notify }));
            }}
          >
            {ORDER.map((choice) => (
              <option key={choice} value={choice}>
                {t(CHOICES[choice])}
              </option>
            ))}
          </select>
        )}
      </Field>
    </SettingsCard>
  );
}
