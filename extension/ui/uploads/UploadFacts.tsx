import { ConnectionMark } from '../connection/ConnectionMark.tsx';
import { useDistinctConnection } from '../connection/connections-context.ts';
import { isActive, type UploadView } from '../../../shared/messages/upload-view.ts';
import { formatBytes, formatSpeed } from '../format/format-bytes.ts';
import { formatDuration } from '../format/format-duration.ts';
import { stateWords } from './upload-progress.ts';
import { t } from '../../i18n/text.ts';
import styles from './UploadFacts.module.css';

/** What is known of an upload, in one line: state, size, and while it moves speed and time left. */
export function UploadFacts({ upload }: { upload: UploadView }) {
  const { state, size, doneBytes } = upload;
  const connection = useDistinctConnection(upload.connectionId);
  const moves = state === 'sending' || state === 'fetching';
  // Where only its end tells the size, how far it is says more than nothing.
  const arrived = isActive(upload) && doneBytes > 0 ? formatBytes(doneBytes) : null;
  return (
    <p className={styles.facts} data-facts="">
      {connection && (
        <span>
          <ConnectionMark connection={connection} />
        </span>
      )}
      <span className={styles.state}>{stateWords(state)}</span>
      {size === null ? arrived && <span>{arrived}</span> : <span data-size="">{formatBytes(size)}</span>}
      {moves && upload.bytesPerSecond !== null && (
        <span data-speed="">{formatSpeed(upload.bytesPerSecond)}</span>
      )}
      {moves && upload.secondsLeft !== null && (
        <span data-time-left="">{t('time_left', formatDuration(upload.secondsLeft))}</span>
      )}
    </p>
  );
}
