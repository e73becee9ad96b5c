import { t } from '../../i18n/text.ts';
import { formatLinks } from '../../links/format-links.ts';
import { TEMPLATE_FIELDS, type LinkFormat } from '../../../shared/messages/link-format.ts';
import { Field } from '../components/Field.tsx';
import { formatList } from '../format/format-list.ts';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { FormatSelect } from '../preferences/FormatSelect.tsx';
import { usePreferences } from '../preferences/preferences-context.ts';
import { SettingsCard } from './SettingsCard.tsx';
import { SiteFormats } from './SiteFormats.tsx';
import styles from './LinkSettings.module.css';

const SAMPLE = {
  name: 'sunset.jpg',
  link: 'https://pail.example/s/Qm4x9LbT2a',
  contentType: 'image/jpeg',
  size: 1_250_000,
};

/** How links are copied, chosen once for every place, and for single sites. */
export function LinkSettings() {
  const client = useClient();
  const { attempt } = useNotices();
  const { linkFormat, siteFormats } = usePreferences();
  const hasTemplate = [linkFormat.kind, ...Object.values(siteFormats)].includes('custom');
  const change = (changed: Partial<LinkFormat>): void => {
    void attempt(() => client.preferences.change({ linkFormat: { ...linkFormat, ...changed } }));
  };

  return (
    <SettingsCard title={t('settings_links')}>
      <Field label={t('settings_format')}>
        {(control) => (
          <FormatSelect
            control={control}
            value={linkFormat.kind}
            onChange={(kind) => kind && change({ kind })}
          />
        )}
      </Field>
      {hasTemplate && (
        <Field label={t('settings_template')} hint={t('settings_template_help', formatList(TEMPLATE_FIELDS))}>
          {(control) => (
            <textarea
              {...control}
              rows={2}
              maxLength={2000}
              spellCheck={false}
              defaultValue={linkFormat.template}
              onChange={({ currentTarget }) => change({ template: currentTarget.value })}
            />
          )}
        </Field>
      )}
      <p className={styles.preview}>
        <span>{t('settings_preview')}</span>
        <code dir="ltr">{formatLinks([SAMPLE], linkFormat)}</code>
      </p>
      <SiteFormats />
    </SettingsCard>
  );
}
