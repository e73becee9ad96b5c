import type { StoredFile } from '../../shared/api/files.ts';
import type { FileWithSlug } from '../database/files.ts';
import type { Settings } from '../dependencies.ts';
import { linkAddress } from '../links/link-address.ts';

/** A file as the API shows it. */
export function toStoredFile(
  file: FileWithSlug,
  settings: Pick<Settings, 'baseUrl' | 'publicBaseUrl'>,
): StoredFile {
  return {
    id: file.id,
    name: file.name,
    contentType: file.content_type,
    size: file.size,
    checksum: checksumOf(file),
    link: linkAddress({ slug: file.slug, objectKey: file.object_key }, settings),
    sourceUrl: file.source_url,
    createdAt: file.created_at,
  };
}

function checksumOf(file: FileWithSlug): StoredFile['checksum'] {
  if (file.checksum_md5_parts !== null) return { algorithm: 'md5-parts', value: file.checksum_md5_parts };
  return file.checksum_md5 === null ? null : { algorithm: 'md5', value: file.checksum_md5 };
}
