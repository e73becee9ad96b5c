import type { Link } from '../../shared/api/links.ts';
import type { LinkRow } from '../database/links.ts';
import type { Settings } from '../dependencies.ts';
import { linkAddress } from './link-address.ts';
import { stateOf } from './link-errors.ts';

/** Whether the bucket itself answers for a link, so that nobody can hold it to anything. */
export function isPublic(link: LinkRow, { publicBaseUrl }: Pick<Settings, 'publicBaseUrl'>): boolean {
  return publicBaseUrl !== undefined && isHeldToNothing(link);
}

function isHeldToNothing(link: LinkRow): boolean {
  return link.expires_at === null && link.password_hash === null && link.max_downloads === null;
}

/** A link as the API shows it. */
export function toLink(
  link: LinkRow,
  {
    objectKey,
    settings,
    now,
  }: { objectKey: string; settings: Pick<Settings, 'baseUrl' | 'publicBaseUrl'>; now: number },
): Link {
  const { slug } = link;
  // Only the backend can hold anybody to something.
  const places = isHeldToNothing(link) ? settings : { baseUrl: settings.baseUrl, publicBaseUrl: undefined };
  return {
    slug,
    url: linkAddress({ slug, objectKey }, places),
    state: stateOf(link, now),
    isFileLink: link.is_file_link === 1,
    createdAt: link.created_at,
    expiresAt: link.expires_at,
    hasPassword: link.password_hash !== null,
    maxDownloads: link.max_downloads,
    downloads: link.max_downloads === null ? null : link.downloads,
  };
}
