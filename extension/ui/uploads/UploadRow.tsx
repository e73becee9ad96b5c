import { memo, useRef } from 'react';
import { isActive, type UploadState, type UploadView } from '../../../shared/messages/upload-view.ts';
import { Button } from '../components/Button.tsx';
import { CopyButton } from '../components/CopyButton.tsx';
import { FileName } from '../components/FileName.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { CloseIcon, LockIcon } from '../components/icons.tsx';
import { PauseIcon, RetryIcon, ToTopIcon } from '../components/row-icons.tsx';
import { displayLink } from '../format/display-link.ts';
import { focusNeighbour } from '../hooks/focus-neighbour.ts';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { UploadFacts } from './UploadFacts.tsx';
import { UploadMark } from './UploadMark.tsx';
import { UploadProgress } from './UploadProgress.tsx';
import { VisuallyHidden } from '../components/VisuallyHidden.tsx';
import { type MessageKey, t } from '../../i18n/text.ts';
import { errorText } from '../../i18n/error-text.ts';
import styles from './UploadRow.module.css';

/** Drawn again only when something of the upload changed: an upload that did not stays the same object. */
export const UploadRow = memo(UploadRowOf);

function UploadRowOf({ upload }: { upload: UploadView }) {
  const { id, name, state, trouble, error, file } = upload;
  return (
    <li className={styles.row} data-upload-id={id} data-state={state}>
      <UploadMark upload={upload} />
      <FileName name={name} />
      <UploadActions upload={upload} />
      <div className={styles.details}>
        <UploadFacts upload={upload} />
        {isActive(upload) && <UploadProgress upload={upload} />}
        {file && (
          <a className={styles.link} data-link="" href={file.link} target="_blank" rel="noreferrer">
            {displayLink(file.link)}
          </a>
        )}
        {trouble && (
          <p className={styles.trouble} data-trouble={trouble.code}>
            {t('trouble_keeps_trying', errorText(trouble))}
          </p>
        )}
        {error && (
          <p className={styles.error} role="alert">
            <VisuallyHidden>{t('upload_failed', name)} </VisuallyHidden>
            <span data-error-code={error.code}>{errorText(error)}</span>
          </p>
        )}
      </div>
    </li>
  );
}

/** What going on is called, where an upload does not go on by itself. */
const RESUME_WORDS: Partial<Record<UploadState, { word: MessageKey; named: MessageKey }>> = {
  paused: { word: 'upload_resume', named: 'upload_resume_named' },
  failed: { word: 'upload_retry', named: 'upload_retry_named' },
  cancelled: { word: 'upload_retry', named: 'upload_retry_named' },
};

/** The origin that Pail would have to reach for it; null where that is not what it lacks. */
function lackingOrigin({ error }: UploadView): string | null {
  const origin = error?.code === 'permission_needed' ? error.details?.['origin'] : null;
  return typeof origin === 'string' ? origin : null;
}

function UploadActions({ upload }: { upload: UploadView }) {
  const { id, name, state, file } = upload;
  const client = useClient();
  const { attempt } = useNotices();
  const endButton = useRef<HTMLButtonElement>(null);
  const active = isActive(upload);
  const resume = RESUME_WORDS[state];
  const origin = lackingOrigin(upload);

  const press = (change: () => Promise<void>): void => {
    // The button goes with the press: the focus moves to the one that stays.
    endButton.current?.focus();
    void attempt(change);
  };
  const end = async (button: HTMLButtonElement): Promise<void> => {
    if (active) {
      await attempt(() => client.uploads.cancel(id));
      return;
    }
    focusNeighbour(button);
    await attempt(() => client.uploads.dismiss([id]));
  };

  return (
    <div className={styles.actions}>
      {file && <CopyButton file={file} />}
      {state === 'waiting' && (
        <IconButton
          label={t('upload_first_named', name)}
          data-action="send-first"
          onClick={() => press(() => client.uploads.sendFirst(id))}
        >
          <ToTopIcon />
        </IconButton>
      )}
      {(state === 'waiting' || state === 'sending') && (
        <IconButton
          label={t('upload_pause_named', name)}
          data-action="pause"
          onClick={() => press(() => client.uploads.pause(id))}
        >
          <PauseIcon />
        </IconButton>
      )}
      {resume && origin !== null && (
        <Button
          small
          variant="quiet"
          data-action="allow"
          aria-label={t('upload_allow_named', new URL(origin).hostname, name)}
          onClick={() => press(() => client.uploads.allow(id, origin))}
        >
          <LockIcon />
          {t('permission_allow')}
        </Button>
      )}
      {resume && (
        <Button
          small
          variant="quiet"
          data-action="retry"
          aria-label={t(resume.named, name)}
          onClick={() => press(() => client.uploads.resume(id))}
        >
          <RetryIcon />
          {t(resume.word)}
        </Button>
      )}
      <IconButton
        ref={endButton}
        label={active ? t('upload_cancel_named', name) : t('upload_dismiss_named', name)}
        data-action={active ? 'cancel' : 'dismiss'}
        onClick={({ currentTarget }) => void end(currentTarget)}
      >
        <CloseIcon />
      </IconButton>
    </div>
  );
}
