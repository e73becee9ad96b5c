import type { UploadOrigin } from '../../shared/messages/upload-view.ts';
import type { FileSource } from '../upload/source.ts';
import { mediaType } from './content-type.ts';
import { keptAddress } from './kept-address.ts';

/** A file that the user dropped, picked, pasted, or took from a page. */
export function userFile(file: File, origin: UploadOrigin, pageUrl: string | null = null): FileSource {
  return {
    origin,
    name: file.name || 'file',
    contentType: mediaType(file.type),
    sourceUrl: keptAddress([pageUrl]),
    page: null,
    lastModified: file.lastModified,
    blob: file,
  };
}
