import { useState, type SubmitEvent } from 'react';
import type { StoredFile } from '../../../shared/api/files.ts';
import type { Link } from '../../../shared/api/links.ts';
import { toErrorValue, type ErrorValue } from '../../../shared/errors/pail-error.ts';
import {
  MAX_LINK_DOWNLOADS,
  MAX_LINK_PASSWORD_LENGTH,
  MIN_LINK_PASSWORD_LENGTH,
} from '../../../shared/limits.ts';
import { t } from '../../i18n/text.ts';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { formatDuration } from '../format/format-duration.ts';
import { useClient } from '../hooks/client-context.ts';
import { rulesOfForm } from './rules-of-form.ts';
import styles from './LimitForm.module.css';

const HOUR = 3600;

/** How long a link may work, in seconds. */
const LIFETIMES = [HOUR, 24 * HOUR, 7 * 24 * HOUR, 30 * 24 * HOUR];

interface LimitFormProps {
  /** The connection that the file is reached over. */
  connectionId: string;
  file: StoredFile;
  onCreated: (link: Link) => void;
  onError: (error: ErrorValue) => void;
}

/** Asks what a new link is held to, makes it and copies it. */
export function LimitForm({ connectionId, file, onCreated, onError }: LimitFormProps) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [created, setCreated] = useState(false);

  const create = async (form: HTMLFormElement): Promise<void> => {
    setBusy(true);
    setCreated(false);
    try {
      const link = await client.links.create(connectionId, file.id, rulesOfForm(new FormData(form)));
      onCreated(link);
      form.reset();
      await client.copy(link.url);
      setCreated(true);
    } catch (error) {
      onError(toErrorValue(error));
    }
    setBusy(false);
  };

  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!busy) void create(event.currentTarget);
  };

  return (
    <form className={styles.form} aria-label={t('share_limits')} autoComplete="off" onSubmit={onSubmit}>
      <h3>{t('share_limits')}</h3>
      <div className={styles.fields}>
        <Field label={t('share_expires')}>
          {(control) => (
            <select {...control} name="expiresIn">
              <option value="">{t('share_forever')}</option>
              {LIFETIMES.map((seconds) => (
                <option key={seconds} value={seconds}>
                  {formatDuration(seconds)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('share_downloads')} hint={t('share_downloads_hint')}>
          {(control) => (
            <input {...control} name="maxDownloads" type="number" min={1} max={MAX_LINK_DOWNLOADS} />
          )}
        </Field>
        <Field label={t('share_password')} hint={t('share_password_hint')}>
          {(control) => (
            <input
              {...control}
              name="password"
              type="text"
              autoComplete="off"
              spellCheck={false}
              minLength={MIN_LINK_PASSWORD_LENGTH}
              maxLength={MAX_LINK_PASSWORD_LENGTH}
            />
          )}
        </Field>
      </div>
      <div className={styles.end}>
        <Button type="submit" variant="primary" busy={busy} data-action="create-link">
          {t('share_create')}
        </Button>
        <output className={styles.created}>{created && t('share_created')}</output>
      </div>
    </form>
  );
}
