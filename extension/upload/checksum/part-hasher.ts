import { createMD5 } from 'hash-wasm';
import type { Checksum } from '../../../shared/api/checksum.ts';
import type { PlaceInFile } from '../ports.ts';
import { md5Checksum } from './md5.ts';
import { Md5Lanes } from './md5-lanes/md5-lanes.ts';
import { InOrderReader } from './read-in-order.ts';

/** Larger parts are hashed one after the other: side by side, they would all have to be in memory. Bytes. */
const SIDE_BY_SIDE_MAX = 8 * 1024 ** 2;

/** The memory for parts that are hashed side by side is given back after so long without them, in milliseconds. */
const IDLE_MS = 2000;

export interface PartToHash {
  place: PlaceInFile;
  /** Bytes. */
  size: number;
}

/** Computes the MD5s of parts of files: of several that follow each other side by side, which takes a third of the time. */
export class PartHasher {
  private readonly reader = new InOrderReader();
  private lanes: Md5Lanes | null = null;
  private idle: ReturnType<typeof setTimeout> | undefined;

  /** How many of these parts, which follow each other in one file, {@link md5s} takes at a time. */
  takes(parts: readonly PartToHash[]): number {
    const [first] = parts;
    if (!first || first.size > SIDE_BY_SIDE_MAX) return 1;
    const together = parts.slice(0, Md5Lanes.count).filter(({ size }) => size === first.size);
    return together.length === Md5Lanes.count ? Md5Lanes.count : 1;
  }

  /** @throws {PailError} `file_changed`, `file_unreadable`, `upload_cancelled` */
  async md5s(parts: readonly PartToHash[], signal: AbortSignal): Promise<Checksum[]> {
    const [first] = parts;
    if (!first) return [];
    return parts.length === 1
      ? [await this.alone(first, signal)]
      : this.sideBySide(parts, first.size, signal);
  }

  /** Ends the reading of a file of which no more parts are wanted. */
  close(file: number): void {
    this.reader.close(file);
  }

  private async alone({ place, size }: PartToHash, signal: AbortSignal): Promise<Checksum> {
    const hash = await createMD5();
    hash.init();
    await this.reader.read(place, size, signal, (piece) => hash.update(piece));
    return md5Checksum(hash.digest('binary'));
  }

  private async sideBySide(
    parts: readonly PartToHash[],
    size: number,
    signal: AbortSignal,
  ): Promise<Checksum[]> {
    clearTimeout(this.idle);
    if (this.lanes?.messageBytes !== size) this.lanes = new Md5Lanes(size);
    const { lanes } = this;
    try {
      for (const [index, { place }] of parts.entries()) {
        const lane = lanes.lane(index);
        let filled = 0;
        await this.reader.read(place, size, signal, (piece) => {
          lane.set(piece, filled);
          filled += piece.byteLength;
        });
      }
      return lanes.digest().map(md5Checksum);
    } finally {
      this.idle = setTimeout(() => {
        this.lanes = null;
      }, IDLE_MS);
    }
  }
}
