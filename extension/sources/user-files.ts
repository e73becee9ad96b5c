import { MAX_FILENAME_LENGTH } from '../../shared/limits.ts';
import type { UploadOrigin } from '../../shared/messages/upload-view.ts';
import type { FileSource } from '../upload/source.ts';
import { mediaType } from './content-type.ts';
import { keptAddress } from './kept-address.ts';

/** A file that the user dropped, picked, pasted, or took from a page. */
export function userFile(
  file: File,
  origin: UploadOrigin,
  pageUrl: string | null = null,
  name: string = file.name,
): FileSource {
  return {
    origin,
    // The end of a name tells most, and has the extension.
    name: name.slice(-MAX_FILENAME_LENGTH) || 'file',
    contentType: mediaType(file.type),
    sourceUrl: keptAddress([pageUrl]),
    page: null,
    lastModified: file.lastModified,
    blob: file,
  };
}
