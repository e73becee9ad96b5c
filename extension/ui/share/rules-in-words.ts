import type { Link } from '../../../shared/api/links.ts';
import { t } from '../../i18n/text.ts';
import { formatCount } from '../format/format-count.ts';
import { formatExactTime } from '../format/format-time.ts';

/** What limits a link, in words. */
export function rulesInWords({ state, expiresAt, hasPassword, downloads, maxDownloads }: Link): string[] {
  const counted = maxDownloads !== null && downloads !== null;
  return [
    ...(state === 'expired' ? [t('share_expired')] : []),
    ...(state !== 'expired' && expiresAt !== null ? [t('share_until', formatExactTime(expiresAt))] : []),
    ...(hasPassword ? [t('share_has_password')] : []),
    ...(counted ? [t('share_downloads_left', formatCount(downloads), formatCount(maxDownloads))] : []),
  ];
}
