import { ProgressBar } from '../components/ProgressBar.tsx';
import { formatCount } from '../format/format-count.ts';
import { formatSpeed } from '../format/format-bytes.ts';
import type { TotalProgress } from './total-progress.ts';
import { plural, t } from '../../i18n/text.ts';
import styles from './TotalProgressRow.module.css';

/** How all uploads stand together, where they are too many to be read one by one. */
export function TotalProgressRow({ progress }: { progress: TotalProgress }) {
  const { total, done, active, failed, percent, bytesPerSecond } = progress;
  const words = t('uploads_done_of', formatCount(done), formatCount(total));
  return (
    <div className={styles.row} data-total-progress="">
      <p className={styles.facts}>
        <span className={styles.done}>{words}</span>
        {failed > 0 && <span className={styles.failed}>{plural('uploads_need_you', failed)}</span>}
        {active > 0 && bytesPerSecond !== null && <span>{formatSpeed(bytesPerSecond)}</span>}
      </p>
      <ProgressBar label={t('uploads_all')} percent={percent} words={words} />
    </div>
  );
}
