import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { t } from '../../i18n/text.ts';
import { Button } from '../components/Button.tsx';
import { InfoIcon } from '../components/icons.tsx';
import { VisuallyHidden } from '../components/VisuallyHidden.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import styles from './ClipboardCommand.module.css';

/** Uploads what is on the clipboard because its key was pressed; where Pail may not read it, says how. */
export function ClipboardCommand() {
  const client = useClient();
  const { attempt } = useNotices();
  const field = useRef<HTMLDivElement>(null);
  const [isClosed, setIsClosed] = useState(false);
  const paste = useEffectEvent(async () => {
    const element = field.current;
    if (element) setIsClosed(!(await client.clipboard.pasteInto(element)));
  });
  useEffect(() => {
    void attempt(() => paste());
  }, [attempt]);

  const allow = async (): Promise<void> => {
    const element = field.current;
    if (!(await client.clipboard.allow()) || !element) return;
    setIsClosed(!(await client.clipboard.pasteInto(element)));
  };

  return (
    <>
      <VisuallyHidden>
        {/* What is pasted into it is taken by the page before it gets here. */}
        <div ref={field} contentEditable aria-hidden="true" tabIndex={-1} />
      </VisuallyHidden>
      {isClosed && (
        <section
          className={styles.closed}
          data-clipboard-closed=""
          aria-label={t('command_upload_clipboard')}
        >
          <InfoIcon />
          <output>{t('clipboard_closed')}</output>
          <Button small data-action="allow-clipboard" onClick={() => void attempt(allow)}>
            {t('clipboard_allow')}
          </Button>
        </section>
      )}
    </>
  );
}
