import type { Link } from '../../../shared/api/links.ts';
import { t } from '../../i18n/text.ts';
import { IconButton } from '../components/IconButton.tsx';
import { CheckIcon, CopyIcon, TrashIcon } from '../components/icons.tsx';
import { displayLink } from '../format/display-link.ts';
import { formatCount } from '../format/format-count.ts';
import { formatExactTime } from '../format/format-time.ts';
import { useCopy } from '../hooks/use-copy.ts';
import styles from './LinkRow.module.css';

/** A link and what limits it. */
export function LinkRow({ link, onRevoke }: { link: Link; onRevoke: () => void }) {
  const { copied, copy } = useCopy();
  return (
    <li className={styles.row} data-link-slug={link.slug}>
      <div className={styles.words}>
        <bdi className={styles.address}>{displayLink(link.url)}</bdi>
        <p className={styles.rules}>
          {rulesOf(link).map((rule) => (
            <span key={rule}>{rule}</span>
          ))}
        </p>
      </div>
      <IconButton
        label={t('copy_link_to', displayLink(link.url))}
        data-copied={copied}
        onClick={() => copy(link.url)}
      >
        {copied ? <CheckIcon /> : <CopyIcon />}
      </IconButton>
      <IconButton label={t('share_revoke')} data-action="revoke-link" onClick={onRevoke}>
        <TrashIcon />
      </IconButton>
    </li>
  );
}

function rulesOf({ state, expiresAt, hasPassword, downloads, maxDownloads }: Link): string[] {
  const counted = maxDownloads !== null && downloads !== null;
  return [
    ...(state === 'expired' ? [t('share_expired')] : []),
    ...(state !== 'expired' && expiresAt !== null ? [t('share_until', formatExactTime(expiresAt))] : []),
    ...(hasPassword ? [t('share_has_password')] : []),
    ...(counted ? [t('share_downloads_left', formatCount(downloads), formatCount(maxDownloads))] : []),
  ];
}
