import { ProgressBar } from '../components/ProgressBar.tsx';
import { formatCount } from '../format/format-count.ts';
import { formatSpeed } from '../format/format-bytes.ts';
import type { TotalProgress } from './total-progress.ts';
import styles from './TotalProgressRow.module.css';

/** How all uploads stand together, where they are too many to be read one by one. */
export function TotalProgressRow({ progress }: { progress: TotalProgress }) {
  const { total, done, active, failed, percent, bytesPerSecond } = progress;
  const words = `${formatCount(done)} of ${formatCount(total)} done`;
  return (
    <div className={styles.row} data-total-progress="">
      <p className={styles.facts}>
        <span className={styles.done}>{words}</span>
        {failed > 0 && <span className={styles.failed}>{formatCount(failed)} need you</span>}
        {active > 0 && bytesPerSecond !== null && <span>{formatSpeed(bytesPerSecond)}</span>}
      </p>
      <ProgressBar label="All uploads" percent={percent} words={words} />
    </div>
  );
}
