import { AlertIcon, CloseIcon, InfoIcon } from '../components/icons.tsx';
import { IconButton } from '../components/IconButton.tsx';
import type { Notice } from './use-notice-list.ts';
import { t } from '../../i18n/text.ts';
import styles from './NoticeList.module.css';

interface NoticeListProps {
  list: readonly Notice[];
  onDismiss: (id: number) => void;
}

/** What failed or was not possible, in place; each stays until it is dismissed. */
export function NoticeList({ list, onDismiss }: NoticeListProps) {
  return (
    <div className={styles.list}>
      {list.map(({ id, message, tone }) => (
        <div key={id} className={styles.notice} data-notice={tone} role="alert">
          <span className={styles.icon}>{tone === 'error' ? <AlertIcon /> : <InfoIcon />}</span>
          <p className={styles.message}>{message}</p>
          <IconButton label={t('notice_dismiss')} onClick={() => onDismiss(id)}>
            <CloseIcon />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
