import type { LinkFormat } from '../../shared/messages/link-format.ts';
import { linkFormatOn, siteOf } from '../links/site-formats.ts';
import { activeTabUrl } from '../platform/active-tab.ts';
import { readPreferences } from '../settings/stored-preferences.ts';

/** How links are copied now: as the user chose for the site in the tab before them, as far as Pail may know it. */
export async function linkFormatHere(): Promise<LinkFormat> {
  const { linkFormat, siteFormats } = await readPreferences();
  return linkFormatOn(siteOf(await activeTabUrl()), linkFormat, siteFormats);
}
