import { type MessageKey, t } from '../../i18n/text.ts';
import type { ScreenshotKind } from '../../../shared/messages/screenshot.ts';
import { Button } from '../components/Button.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import styles from './ScreenshotButtons.module.css';

const KINDS: readonly { kind: ScreenshotKind; label: MessageKey }[] = [
  { kind: 'visible', label: 'screenshot_visible' },
  { kind: 'area', label: 'screenshot_area' },
  { kind: 'page', label: 'screenshot_page' },
];

/** Takes a picture of the page before the user. */
export function ScreenshotButtons() {
  const client = useClient();
  const { attempt } = useNotices();
  return (
    <fieldset className={styles.row} aria-label={t('screenshot_title')}>
      <span className={styles.label} aria-hidden="true">
        {t('screenshot_title')}
      </span>
      {KINDS.map(({ kind, label }) => (
        <Button
          key={kind}
          small
          data-screenshot={kind}
          onClick={() => void attempt(() => client.screenshots.take(kind))}
        >
          {t(label)}
        </Button>
      ))}
    </fieldset>
  );
}
