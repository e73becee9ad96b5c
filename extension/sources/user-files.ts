import type { UploadOrigin } from '../../shared/messages/upload-view.ts';
import type { FileSource } from '../upload/source.ts';
import { mediaType } from './content-type.ts';

/** A file that the user dropped, picked or pasted. */
export function userFile(file: File, origin: UploadOrigin): FileSource {
  return {
    origin,
    name: file.name || 'file',
    contentType: mediaType(file.type),
    sourceUrl: null,
    page: null,
    lastModified: file.lastModified,
    blob: file,
  };
}
