import type { Checksums } from '../../../shared/api/uploads.ts';

/**
 * Whether the backend wants checksums. Its answer to the creation of an upload decides, but a small file is hashed before
 * that is asked for, to spare a round trip: so what it said last is remembered.
 */
export class ChecksumDemand {
  private last: Checksums = 'md5';
  private lastSha256 = false;

  /** Whether to hash a file of which the backend does not know yet. */
  get expected(): boolean {
    return this.last === 'md5';
  }

  /** To be told of every answer. */
  said(checksums: Checksums): void {
    this.last = checksums;
  }

  /** Whether the backend looks for bytes that were stored before: then a small file's SHA-256 is sent with its creation. */
  get sha256Expected(): boolean {
    return this.lastSha256;
  }

  /** To be told of every answer about a small file. */
  saidSha256(isWanted: boolean): void {
    this.lastSha256 = isWanted;
  }
}
