import { z } from 'zod';

/** The S3 providers whose behaviour Pail knows; anything else is `unknown`. */
export const providerSchema = z.enum(['local', 'aws', 'r2', 'minio', 'ceph', 'unknown']);

export type Provider = z.infer<typeof providerSchema>;

/** Where providers differ from each other in what Pail relies on. */
export interface Quirks {
  /** `If-None-Match: *` on PutObject answers 412 where the key already holds an object. */
  refusesOverwrite: boolean;
  /** The ETag of an object stored by one PUT without KMS or customer keys is the MD5 of its bytes, in hexadecimal. */
  etagIsMd5: boolean;
}

const QUIRKS: Record<Provider, Quirks> = {
  // Our own; its contract suite checks both.
  local: { refusesOverwrite: true, etagIsMd5: true },
  // docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html and API/API_Object.html (ETag).
  aws: { refusesOverwrite: true, etagIsMd5: true },
  // developers.cloudflare.com/r2/api/s3/conditional-operations/
  r2: { refusesOverwrite: true, etagIsMd5: true },
  // github.com/minio/minio/issues/20346: conditional writes work as on AWS.
  minio: { refusesOverwrite: true, etagIsMd5: true },
  // Tried on RGW 16.2.
  ceph: { refusesOverwrite: true, etagIsMd5: true },
  // A provider that answers 501 to the header would fail every upload: promise less, and let every upload pass.
  unknown: { refusesOverwrite: false, etagIsMd5: false },
};

export function quirksOf(provider: Provider): Quirks {
  return QUIRKS[provider];
}

/** Tells the provider by its endpoint, where the endpoint alone shows it. */
export function providerOf(endpoint: string | undefined): Provider {
  if (endpoint === undefined) return 'aws';
  const { hostname } = new URL(endpoint);
  if (/(?:^|\.)amazonaws\.com(?:\.cn)?$/.test(hostname)) return 'aws';
  if (hostname.endsWith('.r2.cloudflarestorage.com')) return 'r2';
  return 'unknown';
}
