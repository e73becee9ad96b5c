import type { UploadView } from '../../../shared/messages/upload-view.ts';
import { formatPercent } from '../format/format-percent.ts';
import { STATE_WORDS, uploadPercent } from './upload-progress.ts';
import styles from './UploadProgress.module.css';

export function UploadProgress({ upload }: { upload: UploadView }) {
  const percent = uploadPercent(upload);
  const words = STATE_WORDS[upload.state];
  return (
    <div className={styles.line}>
      <div
        className={styles.track}
        data-unknown={percent === null ? upload.state : undefined}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no browser lets <progress> be animated like this
        role="progressbar"
        aria-label={upload.name}
        aria-valuemin={0}
        aria-valuemax={100}
        // Without a value a progress bar is an indeterminate one (WAI-ARIA 1.2).
        aria-valuenow={percent ?? undefined}
        aria-valuetext={percent === null ? words : `${words}, ${formatPercent(percent)}`}
      >
        <div className={styles.bar} style={percent === null ? undefined : { width: `${percent}%` }} />
      </div>
      <span className={styles.percent} aria-hidden="true">
        {percent !== null && formatPercent(percent)}
      </span>
    </div>
  );
}
