import type { ErrorValue } from '../../../shared/errors/pail-error.ts';
import { errorText } from '../../i18n/error-text.ts';
import { t } from '../../i18n/text.ts';
import { Button } from './Button.tsx';
import { fixesOf } from './fixes.ts';
import { AlertIcon } from './icons.tsx';
import styles from './Problem.module.css';

interface ProblemProps {
  error: ErrorValue;
  /** The address of the server that was spoken to, where it is known. */
  baseUrl: string | null;
  busy?: boolean;
  onRetry?: () => void;
}

/** What went wrong between Pail and the server, and what mends it. */
export function Problem({ error, baseUrl, busy = false, onRetry }: ProblemProps) {
  const fixes = fixesOf(error.code, baseUrl);
  return (
    <div className={styles.problem} data-problem={error.code}>
      <AlertIcon />
      <div className={styles.words}>
        <p role="alert">{errorText(error)}</p>
        {fixes.length > 0 && (
          <details className={styles.fixes}>
            <summary>{t('fix_title')}</summary>
            <ul>
              {fixes.map((fix) => (
                <li key={fix}>{fix}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {onRetry && (
        <Button small busy={busy} data-action="reload-files" onClick={onRetry}>
          {t('try_again')}
        </Button>
      )}
    </div>
  );
}
