import type { Link } from '../../shared/api/links.ts';
import type { LinkRow } from '../database/links.ts';
import type { Settings } from '../dependencies.ts';
import { stateOf } from './link-errors.ts';

/** Whether the bucket itself answers for a link, so that nobody can hold it to anything. */
export function isPublic(link: LinkRow, { publicBaseUrl }: Pick<Settings, 'publicBaseUrl'>): boolean {
  const isHeldToNothing =
    link.expires_at === null && link.password_hash === null && link.max_downloads === null;
  return publicBaseUrl !== undefined && isHeldToNothing;
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
  return {
    slug: link.slug,
    url: isPublic(link, settings)
      ? `${settings.publicBaseUrl}/${objectKey}`
      : `${settings.baseUrl}/s/${link.slug}`,
    state: stateOf(link, now),
    isFileLink: link.is_file_link === 1,
    createdAt: link.created_at,
    expiresAt: link.expires_at,
    hasPassword: link.password_hash !== null,
    maxDownloads: link.max_downloads,
    downloads: link.max_downloads === null ? null : link.downloads,
  };
}
