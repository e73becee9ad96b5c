import { formatPercent } from '../format/format-percent.ts';
import { t } from '../../i18n/text.ts';
import styles from './ProgressBar.module.css';

interface ProgressBarProps {
  /** What it is the progress of, for screen readers. */
  label: string;
  /** 0 to 100; null while it is not known. */
  percent: number | null;
  /** What is being done, in words. */
  words: string;
  /** How an unknown progress looks: something moves, or the other side is waited for. */
  unknown?: 'moving' | 'waiting';
}

/** A line that fills, with its percentage beside it. */
export function ProgressBar({ label, percent, words, unknown = 'moving' }: ProgressBarProps) {
  return (
    <div className={styles.line}>
      <div
        className={styles.track}
        data-unknown={percent === null ? unknown : undefined}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no browser lets <progress> be animated like this
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        // Without a value a progress bar is an indeterminate one (WAI-ARIA 1.2).
        aria-valuenow={percent ?? undefined}
        aria-valuetext={percent === null ? words : t('progress_value', words, formatPercent(percent))}
      >
        {/* Scaled, not widened: the browser draws that without laying the page out anew. */}
        <div className={styles.bar} style={percent === null ? undefined : { scale: `${percent / 100} 1` }} />
      </div>
      <span className={styles.percent} aria-hidden="true">
        {percent !== null && formatPercent(percent)}
      </span>
    </div>
  );
}
