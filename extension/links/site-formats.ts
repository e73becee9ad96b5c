import type { LinkFormat, LinkFormatKind } from '../../shared/messages/link-format.ts';

/** The formats that the user chose for single sites, by their names. */
type SiteFormats = Readonly<Record<string, LinkFormatKind>>;

/** The site of a page's address: its host's name, without a leading `www.`; null where it is no page of the web. */
export function siteOf(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return null;
  return url.hostname.replace(/^www\./, '');
}

/** A host's name or number as a parsed address has it. Chromium also lets spaces pass, as `%20`. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])$/;

/** The site that a person names, by its address or by its host's name alone; null where it is none. */
export function namedSite(text: string): string | null {
  const name = text.trim();
  const site = siteOf(name.includes('://') ? name : `https://${name}`);
  return site !== null && HOST.test(site) ? site : null;
}

/** How links are copied for a site: as was chosen for it, or else for the nearest domain above it, or else as usual. */
export function linkFormatOn(site: string | null, usual: LinkFormat, siteFormats: SiteFormats): LinkFormat {
  if (site === null) return usual;
  const [nearest] = Object.entries(siteFormats)
    .filter(([name]) => site === name || site.endsWith(`.${name}`))
    .toSorted(([one], [other]) => other.length - one.length);
  return nearest ? { ...usual, kind: nearest[1] } : usual;
}

/** The formats with another one for a site. @param kind null for the usual one */
export function withSiteFormat(
  siteFormats: SiteFormats,
  site: string,
  kind: LinkFormatKind | null,
): SiteFormats {
  const others = Object.entries(siteFormats).filter(([name]) => name !== site);
  return Object.fromEntries(kind === null ? others : [...others, [site, kind]]);
}
