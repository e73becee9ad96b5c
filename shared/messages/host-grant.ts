import type { PageTarget } from './page-target.ts';

/**
 * What the user lets Pail do with a host: reach it from now on, reach it for one upload only, or not reach it, so that
 * only what the page itself gives can be had.
 */
export type HostGrant = 'always' | 'once' | 'none';

/** Whether the page that it stands in can fetch it itself, as `activeTab` lets Pail have it do: what is of its own origin. */
export function pageGivesIt({ frame, url, pageUrl }: PageTarget): boolean {
  return frame !== null && URL.parse(pageUrl ?? '')?.origin === URL.parse(url)?.origin;
}
