import { PailError } from '../../shared/errors/pail-error.ts';
import type { LinkRow } from '../database/links.ts';

export function linkNotFound(): PailError {
  return new PailError(
    'link_not_found',
    'There is nothing behind this link: the file was deleted, or the link is not complete. Ask whoever gave it to you.',
  );
}

export function linkUsedUp(): PailError {
  return new PailError(
    'link_used_up',
    'This link was used as often as it may be. Ask whoever gave it to you for a new one.',
  );
}

export function linkTakenBack(): PailError {
  return new PailError(
    'link_revoked',
    'This link was taken back by whoever gave it to you. Ask them for a new one.',
  );
}

/** Why a link leads nowhere any more; undefined where it still does. */
export function goneError(link: LinkRow, now: number): PailError | undefined {
  if (link.revoked_at !== null) return linkTakenBack();
  switch (stateOf(link, now)) {
    case 'active':
      return undefined;
    case 'expired':
      return new PailError(
        'link_expired',
        'This link has expired. Ask whoever gave it to you for a new one.',
      );
    case 'used_up':
      return linkUsedUp();
  }
}

/** What a link that is not revoked still is. */
export function stateOf(link: LinkRow, now: number): 'active' | 'expired' | 'used_up' {
  if (link.expires_at !== null && link.expires_at <= now) return 'expired';
  if (link.max_downloads !== null && link.downloads >= link.max_downloads) return 'used_up';
  return 'active';
}
