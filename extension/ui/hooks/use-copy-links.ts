import { formatLinks, type LinkedFile } from '../../links/format-links.ts';
import { linkFormatOn } from '../../links/site-formats.ts';
import { usePreferences } from '../preferences/preferences-context.ts';
import { useClient } from './client-context.ts';
import { useCopy } from './use-copy.ts';

/** Copies the links to files straight from a click, in the format that the user chose, for the site before them if so. */
export function useCopyLinks(): { copied: boolean; copyLinks: (files: readonly LinkedFile[]) => void } {
  const client = useClient();
  const { copied, copy } = useCopy();
  const { linkFormat, siteFormats } = usePreferences();
  return {
    copied,
    copyLinks: (files) =>
      copy(client.site().then((site) => formatLinks(files, linkFormatOn(site, linkFormat, siteFormats)))),
  };
}
