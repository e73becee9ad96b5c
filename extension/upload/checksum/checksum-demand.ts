import type { Checksums } from '../../../shared/api/uploads.ts';

/**
 * Whether the backend wants checksums. Its answer to the creation of an upload decides, but a small file is hashed before
 * that is asked for, to spare a round trip: so what it said last is remembered.
 */
export class ChecksumDemand {
  private last: Checksums = 'md5';

  /** Whether to hash a file of which the backend does not know yet. */
  get expected(): boolean {
    return this.last === 'md5';
  }

  /** To be told of every answer. */
  said(checksums: Checksums): void {
    this.last = checksums;
  }
}
