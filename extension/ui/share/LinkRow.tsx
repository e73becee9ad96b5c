import { t } from '../../i18n/text.ts';
import { IconButton } from '../components/IconButton.tsx';
import { CheckIcon, CopyIcon, TrashIcon } from '../components/row-icons.tsx';
import { displayLink } from '../format/display-link.ts';
import { useCopy } from '../hooks/use-copy.ts';
import styles from './LinkRow.module.css';

interface LinkRowProps {
  url: string;
  /** What is to be said of it, in a few words each. */
  about: readonly string[];
  onRevoke: () => void;
}

/** A link that can be copied and taken back. */
export function LinkRow({ url, about, onRevoke }: LinkRowProps) {
  const { copied, copy } = useCopy();
  return (
    <li className={styles.row} data-link={url}>
      <div className={styles.words}>
        <bdi className={styles.address}>{displayLink(url)}</bdi>
        <p className={styles.rules}>
          {about.map((words) => (
            <span key={words}>{words}</span>
          ))}
        </p>
      </div>
      <IconButton label={t('copy_link_to', displayLink(url))} data-copied={copied} onClick={() => copy(url)}>
        {copied ? <CheckIcon /> : <CopyIcon />}
      </IconButton>
      <IconButton label={t('share_revoke')} data-action="revoke-link" onClick={onRevoke}>
        <TrashIcon />
      </IconButton>
    </li>
  );
}
