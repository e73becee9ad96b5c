import type { Checksums } from '../../../shared/api/uploads.ts';
import { throwIfCancelled } from '../cancelled.ts';
import { compositeChecksum } from '../checksum/composite.ts';
import type { SentParts } from '../durable/upload-store.ts';
import { fileChanged } from '../file-read-error.ts';
import type { PlaceInFile, SentObject } from '../ports.ts';
import { sourceChanged } from '../stream/source-error.ts';
import type { Part } from './part.ts';
import { PartSigner } from './part-signer.ts';
import { PartsProgress } from './parts-progress.ts';
import { sendSigned } from './send-signed.ts';
import type { Transfer } from './transfer.ts';

/** Parts that are hashed ahead of the connections, so that none waits for a checksum. */
const HASHED_AHEAD = 4;

export interface PartsOfUpload {
  uploadId: string;
  /** How many parts there are; infinite where their number is not known before they come. */
  count: number;
  /**
   * The parts in order; they begin with the first again where the source had to be read again.
   * @param signal ends the reading of the source
   */
  parts(signal: AbortSignal): Iterable<Part> | AsyncIterable<Part>;
  /** Parts that the bucket holds already, with their MD5 where the bucket tells it. */
  held: ReadonlyMap<number, { size: number; md5: string | null }>;
  /** Parts that an earlier life of this engine has sent. */
  known: SentParts;
  /** Whether those need no comparison with the bytes at hand. */
  knownAreProven: boolean;
  checksums: Checksums;
  /** Called when all parts have been hashed. @throws {PailError} where their bytes are not the same any more */
  assertUnchanged(md5s: readonly string[], transfer: Transfer): Promise<void>;
  /** Told of a part that the bucket holds, and its MD5 where it was computed. */
  onPart(partNumber: number, md5: string | null): Promise<void>;
}

/**
 * Sends an object's parts, as many at a time as the pool gives connections, without ever waiting for a batch. Parts that
 * the bucket holds are not sent again. No more parts are asked for than are hashed and sent soon.
 * @returns what the whole object must be
 * @throws {PailError} the first failure; the other parts stop then
 */
export function sendParts(upload: PartsOfUpload, transfer: Transfer): Promise<SentObject> {
  return new PartsSender(upload, transfer).send();
}

class PartsSender {
  private readonly upload: PartsOfUpload;
  private readonly transfer: Transfer;
  private readonly stop = new AbortController();
  private readonly signer: PartSigner;
  private readonly progress: PartsProgress;
  private readonly underWay = new Set<Promise<void>>();
  /** By part number; null where none is computed. */
  private readonly md5s = new Map<number, Promise<string | null>>();
  /** Parts that neither wait nor are on their way; infinite while nobody knows how many there are. */
  private stillToCome: number;
  /** The first failure stops the other parts, whose own failures then say nothing. */
  private failure: unknown;

  constructor(upload: PartsOfUpload, transfer: Transfer) {
    const signal = AbortSignal.any([transfer.signal, this.stop.signal]);
    this.upload = upload;
    this.stillToCome = upload.count;
    this.transfer = { ...transfer, signal };
    this.signer = new PartSigner(transfer.backend, upload.uploadId, signal);
    this.progress = new PartsProgress(transfer.onProgress);
  }

  async send(): Promise<SentObject> {
    const { signal, pool } = this.transfer;
    let size = 0;
    let count = 0;
    try {
      for await (const part of this.upload.parts(signal)) {
        count = part.partNumber;
        size = (count === 1 ? 0 : size) + part.size;
        this.stillToCome = Math.max(0, this.stillToCome - 1);
        this.begin(this.take(part));
        while (this.underWay.size >= pool.size + HASHED_AHEAD) {
          // A part may take half a minute: what there is new room for does not wait for one to end.
          await Promise.race([...this.underWay, pool.grown()]);
        }
        throwIfCancelled(signal);
      }
      this.stillToCome = 0;
      // Fewer parts than when the source was read before.
      if (this.md5s.size > count) throw sourceChanged();
      const md5s = await this.md5sInOrder();
      this.begin(this.upload.assertUnchanged(md5s, this.transfer));
      await Promise.all(this.underWay);
      throwIfCancelled(signal);
      return { checksum: this.upload.checksums === 'none' ? null : await compositeChecksum(md5s), size };
    } catch (error) {
      this.stop.abort();
      throw this.failure ?? error;
    }
  }

  private begin(work: Promise<void>): void {
    const task = work
      .catch((error: unknown) => {
        this.failure ??= error;
        this.stop.abort();
      })
      .finally(() => this.underWay.delete(task));
    this.underWay.add(task);
  }

  private async md5sInOrder(): Promise<string[]> {
    const inOrder = [...this.md5s].toSorted(([one], [other]) => one - other);
    const md5s = await Promise.all(inOrder.map(([, md5]) => md5));
    return md5s.flatMap((md5) => md5 ?? []);
  }

  private async take(part: Part): Promise<void> {
    const { partNumber, size } = part;
    const { held, known, knownAreProven } = this.upload;
    const inBucket = held.get(partNumber);
    const remembered = known.get(partNumber);
    const isHeld = (md5: string | null): boolean =>
      inBucket?.size === size && (md5 === null || (inBucket.md5 ?? remembered) === md5);
    // What was hashed and arrived before needs no second look.
    if (knownAreProven && remembered !== undefined && isHeld(remembered)) {
      this.md5s.set(partNumber, Promise.resolve(remembered));
      this.progress.sent(partNumber, size);
      return;
    }
    const before = this.md5s.get(partNumber);
    const hashing = this.md5Of(part);
    if (!before) this.md5s.set(partNumber, hashing);
    try {
      const md5 = await hashing;
      if (before) {
        // Read again after the source broke off: it is on its way or there already.
        if ((await before) !== md5) throw sourceChanged();
        return;
      }
      if (isHeld(md5)) this.progress.sent(partNumber, size);
      else await this.sendOne(part, md5);
      await this.upload.onPart(partNumber, md5);
    } finally {
      (await part.kept).release();
    }
  }

  private async sendOne({ partNumber, kept }: Part, md5: string | null): Promise<void> {
    const { body } = await kept;
    const { signer, transfer, progress } = this;
    const isSigned = md5 !== null && this.upload.checksums !== 'none';
    const checksum = isSigned ? { checksum: { algorithm: 'md5' as const, value: md5 } } : {};
    await sendSigned(
      {
        body,
        urgency: 'part',
        stillToCome: () => this.stillToCome,
        sign: (origin) => signer.sign({ partNumber, size: body.size, ...checksum, origin }),
        assertUnchanged: async () => {
          if (md5 !== null && (await this.hash(body)) !== md5) throw fileChanged();
        },
      },
      { ...transfer, onProgress: (sentBytes) => progress.sent(partNumber, sentBytes) },
    );
  }

  /** What was hashed while it was kept has its MD5 even where the upload goes without: reading it again needs it. */
  private async md5Of({ kept, place }: Part): Promise<string | null> {
    const { body, md5 } = await kept;
    if (md5 !== null) return md5;
    return this.upload.checksums === 'none' ? null : this.hash(body, place);
  }

  private async hash(body: Blob, place?: PlaceInFile): Promise<string> {
    const { ports, signal } = this.transfer;
    const { value } = await ports.checksummer.md5(body, { signal, onProgress: () => {}, place });
    return value;
  }
}
