import type { Settings } from '../dependencies.ts';

/** The address of a link: the bucket's own where it is public, else the backend's, which sends on to the bucket. */
export function linkAddress(
  { slug, objectKey }: { slug: string; objectKey: string },
  { baseUrl, publicBaseUrl }: Pick<Settings, 'baseUrl' | 'publicBaseUrl'>,
): string {
  // Keys and slugs are ASCII that needs no escaping in a path.
  return publicBaseUrl === undefined ? `${baseUrl}/s/${slug}` : `${publicBaseUrl}/${objectKey}`;
}
