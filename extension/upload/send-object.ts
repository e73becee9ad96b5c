import type { Checksum } from '../../shared/api/checksum.ts';
import type { CreateUpload } from '../../shared/api/uploads.ts';
import type { SignedRequest } from '../../shared/api/signed-request.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { assertReadable, fileChanged } from './file-read-error.ts';
import type { UploadPorts } from './ports.ts';
import { retrying } from './retrying.ts';

export interface SendObjectOptions {
  signal: AbortSignal;
  onProgress: (sentBytes: number) => void;
}

/** A file with its bytes' checksum, ready to be sent. */
export interface CheckedUpload extends CreateUpload {
  checksum: Checksum;
}

/**
 * Sends a whole object with one PUT. Every attempt asks for a fresh signature, so an expired URL is never used.
 * @throws {PailError} when the retry policy gives up, or at once where trying again cannot help
 */
export async function sendObject(
  upload: CheckedUpload,
  body: Blob,
  ports: UploadPorts,
  { signal, onProgress }: SendObjectOptions,
): Promise<void> {
  let refusals = 0;
  await retrying({ ...ports, signal }, async (madeProgress) => {
    const request = await sign(upload, ports, signal);
    if (request === 'completed') return;
    onProgress(0);
    try {
      await ports.bucket.send(request, body, {
        signal,
        onProgress: (sentBytes) => {
          if (sentBytes > 0) madeProgress();
          onProgress(sentBytes);
        },
      });
    } catch (error) {
      if (!(error instanceof PailError)) throw error;
      // If-None-Match: the object is there, so an earlier attempt arrived and only its answer was lost. Whether it is
      // the right one, the backend says at completion.
      if (error.details?.['s3Code'] === 'PreconditionFailed') return;
      // Nothing of the body arrives when its file cannot be read, and browsers call that a network error.
      if (error.code === 'bucket_unreachable') await assertReadable(body);
      if (error.code === 'checksum_mismatch') await assertUnchanged(upload, body, ports, signal);
      // A clock that is off, or a signature that ended on the way: a fresh one may do.
      if (error.code === 'bucket_refused' && error.details?.['status'] === 403) {
        refusals += 1;
        if (refusals === 1) throw new PailError('url_expired', error.message, { cause: error });
      }
      throw error;
    }
  });
}

async function sign(
  upload: CheckedUpload,
  { backend }: UploadPorts,
  signal: AbortSignal,
): Promise<SignedRequest | 'completed'> {
  try {
    const created = await backend.createUpload(upload, signal);
    if (created.mode === 'single') return created.request;
    throw new PailError(
      'backend_answer_invalid',
      'The server wants this file in parts, which this version of Pail cannot do. Update the extension.',
    );
  } catch (error) {
    if (error instanceof PailError && error.code === 'upload_completed') return 'completed';
    throw error;
  }
}

/** The bucket got other bytes than were hashed: either the file changed in between, or the line spoilt them. */
async function assertUnchanged(
  upload: CheckedUpload,
  body: Blob,
  { checksummer }: UploadPorts,
  signal: AbortSignal,
): Promise<void> {
  const checksum = await checksummer.md5(body, { signal, onProgress: () => {} });
  if (checksum.value !== upload.checksum.value) throw fileChanged();
}
