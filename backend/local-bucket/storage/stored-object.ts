import { z } from 'zod';
import { CHECKSUM_ALGORITHMS } from '../body/checksum-algorithm.ts';

/** `COMPOSITE`: a checksum of the parts' checksums, with `-N` after it. */
export const CHECKSUM_TYPES = ['COMPOSITE', 'FULL_OBJECT'] as const;
export type ChecksumType = (typeof CHECKSUM_TYPES)[number];

export const storedChecksum = z.object({ algorithm: z.enum(CHECKSUM_ALGORITHMS), value: z.string() });

/** What an object's row holds as JSON. */
export const objectDetails = z.object({
  /** Content-Type and the like, and `x-amz-meta-*`: what GET gives back, by lower-case name. */
  headers: z.record(z.string(), z.string()),
  segments: z.array(z.object({ blob: z.string(), size: z.number() })),
  checksum: storedChecksum.extend({ type: z.enum(CHECKSUM_TYPES) }).optional(),
  /** The multipart upload that it came from: a repeated Complete is known by it. */
  uploadId: z.string().optional(),
});
export type ObjectDetails = z.infer<typeof objectDetails>;

/** An object as a listing shows it. */
export interface ListedObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
}

export interface StoredObject extends ListedObject {
  readonly details: ObjectDetails;
}
