import type { LinkFormatKind } from '../../../shared/messages/link-format.ts';
import { t } from '../../i18n/text.ts';
import { linkFormatOn, withSiteFormat } from '../../links/site-formats.ts';
import { Field } from '../components/Field.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { FORMAT_KEYS } from './format-keys.ts';
import { FormatSelect } from './FormatSelect.tsx';
import { usePreferences } from './preferences-context.ts';

interface SiteFormatFieldProps {
  site: string;
  /** Whether the usual format can be chosen too, with which the site is forgotten. */
  mayBeUsual: boolean;
}

/** Lets a format be chosen in which links are copied on one site. */
export function SiteFormatField({ site, mayBeUsual }: SiteFormatFieldProps) {
  const client = useClient();
  const { attempt } = useNotices();
  const { linkFormat, siteFormats } = usePreferences();
  const own = Object.entries(siteFormats).find(([name]) => name === site)?.[1] ?? null;
  const usual = linkFormatOn(site, linkFormat, withSiteFormat(siteFormats, site, null));
  const choose = (kind: LinkFormatKind | null): void => {
    void attempt(() => client.preferences.change({ siteFormats: withSiteFormat(siteFormats, site, kind) }));
  };
  return (
    <Field label={t('format_on_site', site)}>
      {(control) => (
        <FormatSelect
          control={control}
          value={own}
          {...(mayBeUsual && { none: t('format_usual', t(FORMAT_KEYS[usual.kind])) })}
          onChange={choose}
        />
      )}
    </Field>
  );
}
