import { memo } from 'react';
import type { StoredFile } from '../../../shared/api/files.ts';
import { t } from '../../i18n/text.ts';
import { CopyButton } from '../components/CopyButton.tsx';
import { FileName } from '../components/FileName.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { ExternalIcon, ShareIcon, TrashIcon } from '../components/row-icons.tsx';
import { Thumbnail } from '../components/Thumbnail.tsx';
import { formatBytes } from '../format/format-bytes.ts';
import { formatExactTime, formatRelativeTime } from '../format/format-time.ts';
import { WithTooltip } from '../tooltip/WithTooltip.tsx';
import { focusNeighbour } from '../hooks/focus-neighbour.ts';
import styles from './FileRow.module.css';

interface FileRowProps {
  file: StoredFile;
  /** Milliseconds since 1970. */
  now: number;
  /** Whether the server lets the person delete it. */
  mayDelete: boolean;
  onRemove: (file: StoredFile) => void;
  onShare: (file: StoredFile) => void;
}

/** Drawn again only where something of it changed. */
export const FileRow = memo(FileRowOf);

function FileRowOf({ file, now, mayDelete, onRemove, onShare }: FileRowProps) {
  const { id, name, size, createdAt } = file;
  return (
    <div className={styles.row} data-file-id={id}>
      <Thumbnail file={file} />
      <FileName name={name} />
      <p className={styles.facts}>
        <span data-size="">{formatBytes(size)}</span>
        <time dateTime={new Date(createdAt).toISOString()} title={formatExactTime(createdAt)}>
          {formatRelativeTime(createdAt, now)}
        </time>
      </p>
      <div className={styles.actions}>
        <CopyButton iconOnly file={file} />
        <IconButton label={t('share_named', name)} data-action="share" onClick={() => onShare(file)}>
          <ShareIcon />
        </IconButton>
        <WithTooltip text={t('open_named', name)}>
          <a
            className={styles.open}
            data-link=""
            href={file.link}
            target="_blank"
            rel="noreferrer"
            aria-label={t('open_named', name)}
          >
            <ExternalIcon />
          </a>
        </WithTooltip>
        {mayDelete && (
          <IconButton
            label={t('delete_named', name)}
            data-action="delete"
            onClick={({ currentTarget }) => {
              focusNeighbour(currentTarget);
              onRemove(file);
            }}
          >
            <TrashIcon />
          </IconButton>
        )}
      </div>
    </div>
  );
}
