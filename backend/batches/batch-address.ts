import type { Settings } from '../dependencies.ts';

/** The address of a batch: always the backend's, which lists the files. */
export function batchAddress(slug: string, { baseUrl }: Pick<Settings, 'baseUrl'>): string {
  return `${baseUrl}/b/${slug}`;
}
