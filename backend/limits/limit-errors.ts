import { PailError } from '../../shared/errors/pail-error.ts';
import { sizeInWords } from '../files/size-in-words.ts';

/** What an upload is refused with that would bring a user's files above their limit (bytes). */
export function quotaExceeded(maxTotalBytes: number, left: number): PailError {
  return new PailError(
    'quota_exceeded',
    `Your files may have ${sizeInWords(maxTotalBytes)} together, and ${sizeInWords(Math.max(left, 0))} of that are left, less than this upload needs. Delete files or cancel uploads, or ask whoever runs the server for more.`,
    { details: { maxTotalBytes, left: Math.max(left, 0) } },
  );
}

/** What an upload is refused with where no more may be begun before the given time (milliseconds since 1970). */
export function tooManyFilesToday(maxFilesPerDay: number, resetsAt: number): PailError {
  return new PailError(
    'too_many_files_today',
    `You may upload ${maxFilesPerDay} files a day, and have begun as many today. Go on after midnight UTC, or ask whoever runs the server for more.`,
    { details: { maxFilesPerDay, resetsAt } },
  );
}

export function typeNotAllowed(allowedTypes: readonly string[]): PailError {
  return new PailError(
    'type_not_allowed',
    `Files of this type may not be uploaded; these may: ${allowedTypes.join(', ') || 'none'}. Choose another file, or ask whoever runs the server.`,
    { details: { allowedTypes } },
  );
}

export function deletingNotAllowed(): PailError {
  return new PailError(
    'deleting_not_allowed',
    'You may not delete files. Ask whoever runs the server to delete it, or to allow it to you.',
  );
}

export function sharingNotAllowed(): PailError {
  return new PailError(
    'sharing_not_allowed',
    'You may not make more links than the one that a file comes with. Ask whoever runs the server to allow it to you.',
  );
}
