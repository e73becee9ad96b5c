import type { UploadOrigin } from '../../shared/messages/upload-view.ts';
import type { Source } from '../upload/source.ts';
import { mediaType } from './content-type.ts';

/** A file that the user dropped, picked or pasted. */
export function userFile(file: File, origin: UploadOrigin): Source {
  const name = file.name || 'file';
  const contentType = mediaType(file.type);
  return {
    origin,
    name,
    contentType,
    size: file.size,
    sourceUrl: null,
    page: null,
    lastModified: file.lastModified,
    read: () => Promise.resolve({ blob: file, name, contentType }),
  };
}
