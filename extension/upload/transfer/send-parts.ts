import type { CompositeChecksum } from '../../../shared/api/checksum.ts';
import type { Checksums } from '../../../shared/api/uploads.ts';
import { compositeChecksum } from '../checksum/composite.ts';
import { assertPartsUnchanged } from './unchanged-parts.ts';
import type { SentParts } from '../durable/upload-store.ts';
import { fileChanged } from '../file-read-error.ts';
import { PartSigner } from './part-signer.ts';
import { sendSigned } from './send-signed.ts';
import type { Transfer } from './transfer.ts';

/** Parts that are hashed ahead of the connections, so that none waits for a checksum. */
const HASHED_AHEAD = 4;

export interface PartsOfUpload {
  uploadId: string;
  body: Blob;
  /** Bytes of every part but the last. */
  partSize: number;
  /** Parts that the bucket holds already, with their MD5 where the bucket tells it. */
  held: ReadonlyMap<number, { size: number; md5: string | null }>;
  /** Parts that an earlier life of this engine has sent. */
  known: SentParts;
  /** Whether those need no comparison with the bytes at hand. */
  knownAreProven: boolean;
  checksums: Checksums;
  /** Told of a part that the bucket holds, and its MD5 unless the upload goes without checksums. */
  onPart(partNumber: number, md5: string | null): Promise<void>;
}

/**
 * Sends an object's parts, as many at a time as the pool gives connections, without ever waiting for a batch. Parts that
 * the bucket holds are not sent again.
 * @returns the checksum that the whole object must have; null where the upload goes without checksums
 * @throws {PailError} the first failure; the other parts stop then
 */
export async function sendParts(
  upload: PartsOfUpload,
  transfer: Transfer,
): Promise<CompositeChecksum | null> {
  const { partSize, held, known, knownAreProven, checksums } = upload;
  // Chrome asks the disk for a file's size whenever it is sliced; a slice knows its own.
  const body = upload.body.slice(0, upload.body.size);
  const count = Math.ceil(body.size / partSize);
  const md5s: string[] = [];
  const stop = new AbortController();
  const signal = AbortSignal.any([transfer.signal, stop.signal]);
  const progress = new PartsProgress(transfer.onProgress);
  const signer = new PartSigner(transfer.ports.backend, upload.uploadId, signal);
  const sending = new Set<Promise<void>>();
  // The first failure stops the other parts, whose own failures then say nothing.
  let failure: unknown;

  const send = async (partNumber: number, part: Blob, md5: string | null): Promise<void> => {
    const checksum = md5 === null ? {} : { checksum: { algorithm: 'md5' as const, value: md5 } };
    await sendSigned(
      {
        body: part,
        urgency: 'part',
        sign: (origin) => signer.sign({ partNumber, size: part.size, ...checksum, origin }),
        assertUnchanged: async () => {
          if (md5 !== null && (await hash(part, { ...transfer, signal })) !== md5) throw fileChanged();
        },
      },
      { ...transfer, signal, onProgress: (sentBytes) => progress.sent(partNumber, sentBytes) },
    );
    await upload.onPart(partNumber, md5);
  };

  try {
    for (let partNumber = 1; partNumber <= count; partNumber += 1) {
      const part = body.slice((partNumber - 1) * partSize, partNumber * partSize);
      const inBucket = held.get(partNumber);
      const remembered = known.get(partNumber);
      const isHeld = (md5: string | null): boolean =>
        inBucket?.size === part.size && (md5 === null || (inBucket.md5 ?? remembered) === md5);
      // What was hashed and arrived before needs no second look.
      if (knownAreProven && remembered !== undefined && isHeld(remembered)) {
        if (remembered !== null) md5s.push(remembered);
        progress.sent(partNumber, part.size);
        continue;
      }
      while (sending.size >= transfer.pool.size + HASHED_AHEAD) await Promise.race(sending);
      const md5 = checksums === 'none' ? null : await hash(part, { ...transfer, signal });
      if (md5 !== null) md5s.push(md5);
      if (isHeld(md5)) {
        progress.sent(partNumber, part.size);
        await upload.onPart(partNumber, md5);
        continue;
      }
      const sent = send(partNumber, part, md5).finally(() => sending.delete(sent));
      sent.catch((error: unknown) => {
        failure ??= error;
        stop.abort();
      });
      sending.add(sent);
    }
    const unchanged = transfer.ports.filesAreSnapshots
      ? Promise.resolve()
      : assertPartsUnchanged(body, { partSize, md5s }, { ...transfer, signal });
    await Promise.all([unchanged, ...sending]);
  } catch (error) {
    stop.abort();
    throw failure ?? error;
  }
  return checksums === 'none' ? null : compositeChecksum(md5s);
}

async function hash(part: Blob, { ports, signal }: Transfer): Promise<string> {
  const { value } = await ports.checksummer.md5(part, { signal, onProgress: () => {} });
  return value;
}

/** Adds up what is at the bucket and on its way, part by part. */
class PartsProgress {
  private readonly sentByPart = new Map<number, number>();
  private readonly tell: (sentBytes: number) => void;
  private total = 0;

  constructor(tell: (sentBytes: number) => void) {
    this.tell = tell;
  }

  sent(partNumber: number, bytes: number): void {
    this.total += bytes - (this.sentByPart.get(partNumber) ?? 0);
    this.sentByPart.set(partNumber, bytes);
    this.tell(this.total);
  }
}
