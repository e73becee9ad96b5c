import { useState, type KeyboardEvent, type RefObject } from 'react';
import type { StoredFile } from '../../../shared/api/files.ts';
import { Button } from '../components/Button.tsx';
import { CopyButton } from '../components/CopyButton.tsx';
import { FileName } from '../components/FileName.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { ExternalIcon, TrashIcon } from '../components/icons.tsx';
import { KindIcon } from '../components/kind-icons.tsx';
import { formatBytes } from '../format/format-bytes.ts';
import { formatExactTime, formatRelativeTime } from '../format/format-time.ts';
import { useClient } from '../hooks/client-context.ts';
import { focusNeighbour } from '../hooks/focus-neighbour.ts';
import { useTwoStep } from '../hooks/use-two-step.ts';
import { useNotices } from '../notices/notices-context.ts';
import styles from './RecentFileRow.module.css';

interface RecentFileRowProps {
  file: StoredFile;
  /** Milliseconds since 1970. */
  now: number;
  onRemoved: () => void;
}

export function RecentFileRow({ file, now, onRemoved }: RecentFileRowProps) {
  const { asking, ask, keep, askRef, keepRef, onKeyDown } = useTwoStep();
  const { id, name, size, createdAt } = file;
  return (
    <li className={styles.row} data-file-id={id}>
      <span className={styles.mark}>
        <KindIcon contentType={file.contentType} />
      </span>
      <FileName name={name} />
      {asking ? (
        <p className={styles.facts}>Delete it for good?</p>
      ) : (
        <p className={styles.facts}>
          <span data-size="">{formatBytes(size)}</span>
          <time dateTime={new Date(createdAt).toISOString()} title={formatExactTime(createdAt)}>
            {formatRelativeTime(createdAt, now)}
          </time>
        </p>
      )}
      <div className={styles.actions}>
        {asking ? (
          <ConfirmDelete
            file={file}
            keepRef={keepRef}
            keep={keep}
            onKeyDown={onKeyDown}
            onRemoved={onRemoved}
          />
        ) : (
          <>
            <CopyButton iconOnly link={file.link} name={name} />
            <a
              className={styles.open}
              data-link=""
              href={file.link}
              target="_blank"
              rel="noreferrer"
              aria-label={`Open ${name}`}
              title={`Open ${name}`}
            >
              <ExternalIcon />
            </a>
            <IconButton ref={askRef} label={`Delete ${name}`} data-action="delete" onClick={ask}>
              <TrashIcon />
            </IconButton>
          </>
        )}
      </div>
    </li>
  );
}

interface ConfirmDeleteProps {
  file: StoredFile;
  keep: () => void;
  keepRef: RefObject<HTMLButtonElement | null>;
  onKeyDown: (event: KeyboardEvent) => void;
  onRemoved: () => void;
}

function ConfirmDelete({ file, keep, keepRef, onKeyDown, onRemoved }: ConfirmDeleteProps) {
  const client = useClient();
  const { attempt } = useNotices();
  const [busy, setBusy] = useState(false);

  const remove = async (button: HTMLButtonElement): Promise<void> => {
    setBusy(true);
    const removed = await attempt(() => client.files.remove(file.id));
    setBusy(false);
    if (!removed) return;
    focusNeighbour(button);
    onRemoved();
  };

  return (
    <>
      <Button small ref={keepRef} aria-label={`Keep ${file.name}`} onClick={keep} onKeyDown={onKeyDown}>
        Keep
      </Button>
      <Button
        small
        variant="danger"
        busy={busy}
        data-action="confirm-delete"
        onKeyDown={onKeyDown}
        aria-label={`Delete ${file.name} for good`}
        onClick={({ currentTarget }) => void remove(currentTarget)}
      >
        Delete
      </Button>
    </>
  );
}
