import type { StoredFile } from '../../../shared/api/files.ts';
import type { SignedRequest } from '../../../shared/api/signed-request.ts';
import { PailError } from '../../../shared/errors/pail-error.ts';
import { fileChanged } from '../file-read-error.ts';
import type { CreatedUpload, CreateUpload } from '../../../shared/api/uploads.ts';
import { sendSigned } from './send-signed.ts';
import type { Transfer } from './transfer.ts';

/**
 * Sends a whole object with one PUT.
 * @param first the backend's answer to the upload's creation: its request is used unless it has to be made anew
 * @returns the file where the same bytes turn out to be stored already (another device may have sent them); else null
 * @throws {PailError} as {@link sendSigned}
 */
export async function sendObject(
  upload: CreateUpload,
  first: CreatedUpload,
  body: Blob,
  transfer: Transfer,
): Promise<StoredFile | null> {
  const { ports, signal } = transfer;
  let unused: CreatedUpload | null = first;
  let stored: StoredFile | null = null;
  await sendSigned(
    {
      body,
      urgency: 'small',
      stillToCome: () => 0,
      sign: async (origin) => {
        const created = unused ?? (await createAgain({ ...upload, origin }, transfer));
        unused = null;
        if (created?.mode === 'stored') {
          stored = created.file;
          return null;
        }
        return created && singleRequest(created);
      },
      assertUnchanged: async () => {
        if (!upload.checksum) return;
        const { value } = await ports.checksummer.md5(body, { signal, onProgress: () => {} });
        if (value !== upload.checksum.value) throw fileChanged();
      },
    },
    transfer,
  );
  return stored;
}

/** Null where it turns out to be completed: an earlier life of this engine got further than it remembers. */
async function createAgain(
  upload: CreateUpload,
  { backend, signal }: Transfer,
): Promise<CreatedUpload | null> {
  try {
    return await backend.createUpload(upload, signal);
  } catch (error) {
    if (error instanceof PailError && error.code === 'upload_completed') return null;
    throw error;
  }
}

function singleRequest(created: CreatedUpload): SignedRequest {
  if (created.mode === 'single') return created.request;
  throw new PailError(
    'backend_answer_invalid',
    'Your Pail server changed its mind about this upload. Retry it.',
  );
}
