import type { BackgroundOfPages } from '../engine/page-access.ts';
import { fetchAsPage, injectReader } from '../platform/page-scripts.ts';
import { missingHosts } from '../platform/permissions.ts';
import { addRefererRule, removeRefererRule } from '../platform/referer-rule.ts';

/** What the background does for the engine's reading of pages. */
export const backgroundOfPages: BackgroundOfPages = {
  prepareFetch: async ({ url, referrer }) => {
    const missing = await missingHosts([url]);
    if (missing.length > 0) return { allowed: false, rule: null };
    return { allowed: true, rule: referrer === null ? null : await addRefererRule(url, referrer) };
  },
  forgetRule: removeRefererRule,
  injectReader,
  fetchAsPage: ({ frame, url }) => fetchAsPage(frame, url),
};
