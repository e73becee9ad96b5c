import { useId, useRef, useState, type SubmitEvent } from 'react';
import { Button } from '../components/Button.tsx';
import { t } from '../../i18n/text.ts';
import styles from './ConnectForm.module.css';

/** What a connection link looks like: no words of any language. */
const LINK_SHAPE = 'https://…/connect#…';

interface ConnectFormProps {
  /** Whether this is the main way to connect. */
  primary: boolean;
  busy: boolean;
  /** Called straight from the submission. */
  onConnect: (link: string) => void;
}

export function ConnectForm({ primary, busy, onConnect }: ConnectFormProps) {
  const [link, setLink] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const fieldId = useId();
  const missingId = useId();

  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const isEmpty = link.trim() === '';
    setMissing(isEmpty);
    if (isEmpty) field.current?.focus();
    else if (!busy) onConnect(link.trim());
  };

  return (
    <form className={styles.form} onSubmit={onSubmit} autoComplete="off" noValidate>
      <label className={styles.label} htmlFor={fieldId}>
        {t('connect_link')}
      </label>
      <div className={styles.line}>
        <input
          ref={field}
          id={fieldId}
          className={styles.field}
          type="text"
          dir="ltr"
          inputMode="url"
          name="connection-link"
          placeholder={LINK_SHAPE}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={link}
          aria-invalid={missing || undefined}
          aria-describedby={missing ? missingId : undefined}
          onChange={({ currentTarget }) => setLink(currentTarget.value)}
        />
        <Button type="submit" variant={primary ? 'primary' : 'secondary'} busy={busy}>
          {t('connect')}
        </Button>
      </div>
      {missing && (
        <p id={missingId} className={styles.missing} role="alert">
          {t('connect_link_missing')}
        </p>
      )}
    </form>
  );
}
