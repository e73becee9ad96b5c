import type { z } from 'zod';
import type { StoredFile } from '../../shared/api/files.ts';
import type { completeUploadsRequestSchema } from '../../shared/api/uploads.ts';
import { PailError, toErrorValue, type ErrorValue } from '../../shared/errors/pail-error.ts';
import type { Caller } from '../audit/doer.ts';
import type { Dependencies } from '../dependencies.ts';
import { completeUpload } from './complete-upload.ts';

/** What became of one upload of a call. */
export type CompleteResult = { id: string; file: StoredFile } | { id: string; error: ErrorValue };

/** Completes each upload by itself: one item's error leaves the others alone. */
export function completeUploads(
  dependencies: Dependencies,
  caller: Caller,
  { ids, checksums = {}, sizes = {} }: z.infer<typeof completeUploadsRequestSchema>,
): Promise<CompleteResult[]> {
  return Promise.all(
    ids.map(async (id) => {
      try {
        const counted = { composite: checksums[id]?.value, size: sizes[id] };
        return { id, file: await completeUpload(dependencies, caller, id, counted) };
      } catch (error) {
        if (!(error instanceof PailError) || error.cause !== undefined) {
          dependencies.log.error({ uploadId: id, error }, 'upload not completed');
        }
        return { id, error: toErrorValue(error) };
      }
    }),
  );
}
