import type { StoredFile } from '../../shared/api/files.ts';
import type { FileWithSlug } from '../database/files.ts';
import type { Settings } from '../dependencies.ts';

/** A file as the API shows it. */
export function toStoredFile(
  file: FileWithSlug,
  { baseUrl, publicBaseUrl }: Pick<Settings, 'baseUrl' | 'publicBaseUrl'>,
): StoredFile {
  return {
    id: file.id,
    name: file.name,
    contentType: file.content_type,
    size: file.size,
    checksum: checksumOf(file),
    // Keys and slugs are ASCII that needs no escaping in a path.
    link: publicBaseUrl === undefined ? `${baseUrl}/s/${file.slug}` : `${publicBaseUrl}/${file.object_key}`,
    sourceUrl: file.source_url,
    createdAt: file.created_at,
  };
}

function checksumOf(file: FileWithSlug): StoredFile['checksum'] {
  if (file.checksum_md5_parts !== null) return { algorithm: 'md5-parts', value: file.checksum_md5_parts };
  return file.checksum_md5 === null ? null : { algorithm: 'md5', value: file.checksum_md5 };
}
