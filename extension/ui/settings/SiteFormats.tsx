import { useId, useRef, useState, type SubmitEvent } from 'react';
import { t } from '../../i18n/text.ts';
import { namedSite, withSiteFormat } from '../../links/site-formats.ts';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { TrashIcon } from '../components/row-icons.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { usePreferences } from '../preferences/preferences-context.ts';
import { SiteFormatField } from '../preferences/SiteFormatField.tsx';
import styles from './SiteFormats.module.css';

/** What a site's name looks like: no words of any language. */
const SITE_SHAPE = 'forum.example';

/** The sites for which links are copied otherwise than usual. */
export function SiteFormats() {
  const client = useClient();
  const { attempt } = useNotices();
  const { siteFormats } = usePreferences();
  const field = useRef<HTMLInputElement>(null);
  const [isWrong, setIsWrong] = useState(false);
  const wrongId = useId();
  const sites = Object.keys(siteFormats).toSorted();

  const forget = (site: string): void => {
    // The button goes with the press.
    field.current?.focus();
    void attempt(() => client.preferences.change({ siteFormats: withSiteFormat(siteFormats, site, null) }));
  };
  const add = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const site = namedSite(field.current?.value ?? '');
    setIsWrong(site === null);
    field.current?.focus();
    if (site === null) return;
    event.currentTarget.reset();
    if (sites.includes(site)) return;
    void attempt(() =>
      client.preferences.change({ siteFormats: withSiteFormat(siteFormats, site, 'markdown') }),
    );
  };

  return (
    <>
      {sites.length > 0 && (
        <ul className={styles.sites} aria-label={t('settings_sites')}>
          {sites.map((site) => (
            <li key={site} className={styles.line} data-site={site}>
              <SiteFormatField site={site} mayBeUsual={false} />
              <IconButton
                label={t('settings_site_forget', site)}
                data-action="forget-site"
                onClick={() => forget(site)}
              >
                <TrashIcon />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <form className={styles.form} onSubmit={add} autoComplete="off" noValidate>
        <Field label={t('settings_site')} hint={t('settings_site_help')}>
          {(control) => (
            <div className={styles.line}>
              <input
                {...control}
                ref={field}
                type="text"
                dir="ltr"
                inputMode="url"
                name="site"
                placeholder={SITE_SHAPE}
                autoCapitalize="off"
                spellCheck={false}
                aria-invalid={isWrong || undefined}
                {...(isWrong && { 'aria-errormessage': wrongId })}
              />
              <Button type="submit" data-action="add-site">
                {t('settings_site_add')}
              </Button>
            </div>
          )}
        </Field>
        {isWrong && (
          <p id={wrongId} className={styles.wrong} role="alert">
            {t('settings_site_wrong')}
          </p>
        )}
      </form>
    </>
  );
}
