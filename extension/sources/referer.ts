/**
 * The Referer that a page's own request would carry, by the policy that browsers follow where the page sets none
 * (strict-origin-when-cross-origin).
 * @returns null for none
 * @see https://w3c.github.io/webappsec-referrer-policy/#referrer-policy-strict-origin-when-cross-origin
 */
export function refererOf(pageUrl: string | null, url: string): string | null {
  const page = URL.parse(pageUrl ?? '');
  const target = URL.parse(url);
  if (!page || !target || !/^https?:$/.test(page.protocol)) return null;
  if (page.protocol === 'https:' && target.protocol === 'http:') return null;
  if (page.origin !== target.origin) return `${page.origin}/`;
  page.hash = '';
  page.username = '';
  page.password = '';
  return page.href;
}
