import type { SignedRequest } from '../../../shared/api/signed-request.ts';
import { PailError } from '../../../shared/errors/pail-error.ts';
import type { Urgency } from '../connections/connection-pool.ts';
import { assertReadable } from '../assert-readable.ts';
import { retrying } from '../retrying.ts';
import { sendWithoutStalling } from './stall-guard.ts';
import type { Transfer } from './transfer.ts';

/** A signature that waited longer than this for a connection is made anew: the bucket may refuse it. Milliseconds. */
const FRESH_MS = 5 * 60_000;

export interface SignedBody {
  body: Blob;
  urgency: Urgency;
  /** As in `Claim`. */
  stillToCome: () => number;
  /** Asks for a request to one of the bucket's names; null where the bucket holds the body already. */
  sign: (host: string) => Promise<SignedRequest | null>;
  /** Called when the bucket got other bytes than were hashed. @throws {PailError} where the file changed */
  assertUnchanged: () => Promise<void>;
}

/**
 * Sends one body over a connection of the pool. Every attempt is signed afresh, so an expired URL is not used twice.
 * @throws {PailError} when the retry policy gives up, or at once where trying again cannot help
 */
export async function sendSigned(
  { body, urgency, stillToCome, sign, assertUnchanged }: SignedBody,
  { ports, pool, signal, priority, onProgress, onTrouble }: Transfer,
): Promise<void> {
  let refusals = 0;
  let takenBefore = pool.takenBodies;
  await retrying({ ...ports, signal, onTrouble }, async (madeProgress) => {
    const host = pool.chooseHost();
    let request = await sign(host).catch((error: unknown) => {
      pool.giveBack(host);
      throw error;
    });
    const signedAt = performance.now();
    try {
      const claim = { urgency, priority, bytes: body.size, stillToCome };
      await pool.use(host, claim, signal, async (onSent, connectedTo) => {
        const isStale = performance.now() - signedAt > FRESH_MS;
        if (isStale || connectedTo !== host) request = await sign(connectedTo);
        if (!request) return;
        // Firefox, where files are no snapshots, sends nothing of a file that is gone, and says nothing.
        if (!ports.filesAreSnapshots) await assertReadable(body);
        let sent = 0;
        onProgress(0);
        await sendWithoutStalling(ports.bucket, request, body, {
          signal,
          onProgress: (sentBytes) => {
            onSent(Math.max(0, sentBytes - sent));
            sent = sentBytes;
            onProgress(sentBytes);
          },
        });
      });
    } catch (error) {
      onProgress(0);
      // A browser counts bytes as sent that are only buffered: what the bucket took shows that it still works.
      if (pool.takenBodies > takenBefore) madeProgress();
      takenBefore = pool.takenBodies;
      if (!(error instanceof PailError)) throw error;
      // If-None-Match: the object is there, so an earlier attempt arrived and only its answer was lost. Whether it is
      // the right one, the backend says at completion.
      if (error.details?.['s3Code'] === 'PreconditionFailed') return;
      if (error.code === 'bucket_busy') pool.busy();
      // Nothing of the body arrives when its file cannot be read, and browsers call that a network error.
      if (error.code === 'bucket_unreachable') await assertReadable(body);
      if (error.code === 'checksum_mismatch') await assertUnchanged();
      // A clock that is off, or a signature that ended on the way: a fresh one may do.
      if (error.code === 'bucket_refused' && error.details?.['status'] === 403) {
        refusals += 1;
        if (refusals === 1) throw new PailError('url_expired', error.message, { cause: error });
      }
      throw error;
    }
  });
  onProgress(body.size);
}
